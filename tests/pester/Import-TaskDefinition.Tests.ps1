Describe 'Import-TaskDefinition' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1

        function Get-Text([string] $Path) { (Get-ChildItem $Path -File | Sort-Object Name | Get-Content) -join "`n" }
    }
    BeforeEach {
        Use-NewStore
        $folder = Join-Path 'TestDrive:' ([guid]::NewGuid().ToString('n'))
    }

    Context '-KeepRevision' {
        It 'restores a region so that it exports as before' {
            $null = Add-Revision web 12
            $null = New-Definition api @{ cpu = '256'; newerMember = @{ a = 1.5 } } | Register-TaskDefinition -Tag @{ team = 'core' }
            $null = Unregister-TaskDefinitionRevision web:1, web:2, web:12
            $null = Remove-TaskDefinitionRevision web:2 -Force
            $null = Export-TaskDefinition -All -Path $folder
            Use-NewStore
            $restored = Import-TaskDefinition $folder -KeepRevision
            $restored.Count | Should -Be 13
            (Get-TaskDefinition web:1).Status | Should -Be 'INACTIVE'
            $null = Export-TaskDefinition -All -Path "$folder-again"
            Get-Text "$folder-again" | Should -BeExactly (Get-Text $folder)
            "$(Add-Revision web)" | Should -Be 'web:13'
        }

        It 'restores notes into the history' {
            $null = New-Definition web | Register-TaskDefinition -Note 'the first'
            $null = Add-Revision web
            $null = New-Definition web | Register-TaskDefinition -Note 'the "third"'
            $null = Export-TaskDefinition -All -Path $folder
            Use-NewStore
            $null = Import-TaskDefinition $folder -KeepRevision
            (Get-TaskDefinitionHistory web -Oldest).Note | Should -BeExactly 'the first', $null, 'the "third"'
        }

        It 'refuses a family that had revisions and restores the others' {
            $null = Add-Revision web
            $null = Add-Revision api
            $null = Export-TaskDefinition -All -Path $folder
            Use-NewStore
            $null = Add-Revision web
            $failures = @()
            "$(Import-TaskDefinition $folder -KeepRevision -ErrorVariable failures -ErrorAction SilentlyContinue)" | Should -Be 'api:1'
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'RestoreFamilyNotEmpty,*'
        }

        It 'restores what the AWS CLI answered' {
            $null = New-Item -ItemType Directory $folder
            Set-Content $folder/any.json '{"taskDefinition":{"taskDefinitionArn":"arn:aws:ecs:eu-west-1:111111111111:task-definition/cli:42","family":"cli","revision":42,"status":"ACTIVE","registeredAt":"2024-05-06T07:08:09.123000+00:00","containerDefinitions":[{"name":"a","image":"b","memory":64}]},"tags":[]}'
            $revision = Import-TaskDefinition $folder/any.json -KeepRevision
            $revision.TaskDefinitionArn | Should -Be 'arn:aws:ecs:us-east-1:000000000000:task-definition/cli:42'
            $revision.RegisteredAt.UtcDateTime.ToString('o') | Should -BeLike '2024-05-06T07:08:09.123*'
        }

        It 'refuses <Why> as a registration does, with an error of its own' -ForEach @(
            @{ Why = 'an image'; More = '"registeredAt": 1700000000'; Image = 'b\u001b[2K'; Id = 'RestoreRevisionInvalid' }
            @{ Why = 'a time'; More = '"registeredAt": 1e20'; Image = 'b'; Id = 'ArchiveTextInvalid' }
            @{ Why = 'a time in milliseconds'; More = '"registeredAt": 1700000000000'; Image = 'b'; Id = 'ArchiveTextInvalid' }
            @{ Why = 'a time of long ago'; More = '"registeredAt": -60000000000'; Image = 'b'; Id = 'RestoreRevisionInvalid' }
            @{ Why = 'a text'; More = '"x": "\ud800"'; Image = 'b'; Id = 'ArchiveTextInvalid' }
        ) {
            $null = New-Item -ItemType Directory $folder
            Set-Content $folder/any.json "{ `"family`": `"web`", `"revision`": 1, $More, `"containerDefinitions`": [ { `"name`": `"a`", `"image`": `"$Image`", `"memory`": 64 } ] }"
            $failure = @(Get-Failure { Import-TaskDefinition $folder/any.json -KeepRevision })
            $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            $failure[0].ErrorDetails.Message | Should -Not -Match ([char] 27)
            Get-TaskDefinitionFamily | Should -BeNullOrEmpty
        }

        It 'restores what is nested as deep as a registration may be' {
            $deep = ('[' * 63) + '1' + (']' * 63)
            $null = Register-TaskDefinition -Json "{ `"family`": `"web`", `"new`": $deep, `"containerDefinitions`": [ { `"name`": `"a`", `"image`": `"b`", `"memory`": 64 } ] }"
            $null = Export-TaskDefinition -All -Path $folder
            $null = Export-TaskDefinition web "$folder-one"
            Use-NewStore
            "$(Import-TaskDefinition $folder -KeepRevision)" | Should -Be 'web:1'
            (Get-TaskDefinition web).AdditionalMembers['new'].GetRawText() | Should -Be $deep
            "$(Import-TaskDefinition "$folder-one", $folder)" | Should -Be 'web:2 web:3'
            (Get-TaskDefinition web:3).AdditionalMembers['new'].GetRawText() | Should -Be $deep
        }

        It 'refuses what has no number' {
            $null = Add-Revision web
            $null = Export-TaskDefinition web $folder
            (Get-Failure { Import-TaskDefinition $folder -KeepRevision }).FullyQualifiedErrorId | Should -BeLike 'RevisionNumberMissing,*'
        }
    }

    Context 'new revisions' {
        It 'registers files in the order of their numbers' {
            1..11 | ForEach-Object { $null = Register-TaskDefinition -InputObject (New-Definition web @{ cpu = "$($_ * 128)" }) }
            $null = Export-TaskDefinition web $folder
            Use-NewStore
            (Import-TaskDefinition $folder).Cpu | Should -Be (1..11 | ForEach-Object { "$($_ * 128)" })
        }

        It 'leaves out what is not ACTIVE, and says so' {
            $null = Add-Revision web 2
            $null = Unregister-TaskDefinitionRevision web:1
            $null = Export-TaskDefinition -All -Path $folder
            "$(Import-TaskDefinition $folder -WarningVariable said -WarningAction SilentlyContinue)" | Should -Be 'web:3'
            "$said" | Should -BeLike '1 revisions are not ACTIVE*'
        }

        It 'makes one change of all, and refuses only what is bad' {
            $lines = (New-Definition web), (New-Definition web @{ cpu = 'much' }), (New-Definition api) | ForEach-Object { $_ | ConvertTo-Json -Depth 5 -Compress }
            Set-Content -LiteralPath (Join-Path $TestDrive 'many.jsonl') -Value $lines
            $all = @(Import-TaskDefinition (Join-Path $TestDrive 'many.jsonl') -Force -ErrorAction Continue 2>&1)
            $all[0], $all[2] | ForEach-Object ToString | Should -Be 'web:1', 'api:1'
            $all[1].FullyQualifiedErrorId | Should -BeLike 'InvalidParameterException,*'
            @(Get-Content -LiteralPath (Join-Path (Get-TaskDefinitionStore).Path 'us-east-1/journal-1.jsonl')).Count | Should -Be 2
        }

        It 'takes a path as it is with -LiteralPath' {
            $null = Add-Revision web
            $null = Export-TaskDefinition web "$folder[1]"
            "$(Import-TaskDefinition -LiteralPath "$folder[1]/web.1.json")" | Should -Be 'web:2'
        }

        It 'takes files from the pipeline' {
            $null = Add-Revision web 2
            $null = Export-TaskDefinition web $folder
            (Get-ChildItem $folder | Import-TaskDefinition).Count | Should -Be 2
        }

        It 'imports once for each JSON value, however the text comes: <Name>' -ForEach @(
            @{ Name = 'line by line'; Script = { Get-Content -LiteralPath $_ | Import-TaskDefinition } }
            @{ Name = 'in one piece'; Script = { Get-Content -LiteralPath $_ -Raw | Import-TaskDefinition } }
            @{ Name = 'as -InputObject'; Script = { Import-TaskDefinition -InputObject (Get-Content -LiteralPath $_) } }
        ) {
            $file = Join-Path $TestDrive 'text.json'
            Set-Content -LiteralPath $file -Value (New-Definition web | ConvertTo-Json -Depth 5), '', (New-Definition api | ConvertTo-Json -Depth 5)
            "$($file | ForEach-Object $Script)" | Should -Be 'web:1 api:1'
        }

        It 'restores a family from text' {
            $null = Add-Revision web 3
            $null = Unregister-TaskDefinitionRevision web:2
            $null = Export-TaskDefinition -All -Path $folder
            $copy = Join-Path $TestDrive 'text-copy'
            $null = Get-ChildItem $folder | Get-Content | Import-TaskDefinition -KeepRevision -Store $copy
            (Get-TaskDefinition web -Status ALL -Store $copy).Status | Should -Be 'ACTIVE', 'INACTIVE', 'ACTIVE'
        }

        It 'says what is neither a file nor JSON text' {
            $failures = @(Get-Failure { 'web.json', '{ "family":' | Import-TaskDefinition; Add-Revision web | Import-TaskDefinition })
            ($failures.FullyQualifiedErrorId -replace ',.*') | Should -Be 'TextNotJson', 'JsonIncomplete', 'NothingToImport'
        }

        It 'warns of misspelt members, and refuses them with -Strict' {
            $file = Join-Path $TestDrive 'misspelt.json'
            Set-Content -LiteralPath $file -Value (New-Definition web @{ netwrokMode = 'host' } | ConvertTo-Json -Depth 5), (New-Definition api | ConvertTo-Json -Depth 5)
            "$(Import-TaskDefinition $file -WarningVariable said -WarningAction SilentlyContinue)" | Should -Be 'web:1 api:1'
            "$said" | Should -BeLike "web: *'netwrokMode'*'networkMode'*"
            $failures = $null
            "$(Import-TaskDefinition $file -Strict -ErrorVariable failures -ErrorAction SilentlyContinue)" | Should -Be 'api:2'
            $failures.FullyQualifiedErrorId | Should -BeLike 'MemberMisspelt,*'
        }

        It 'refuses a file that is cut off and goes on' {
            $null = Add-Revision web 2
            $null = Export-TaskDefinition web $folder
            Set-Content $folder/web.1.json '{ "family": "web"'
            $failures = @()
            (Import-TaskDefinition $folder -ErrorVariable failures -ErrorAction SilentlyContinue).Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'ArchiveIncomplete,*'
        }

        It 'changes nothing with -WhatIf' {
            $null = Add-Revision web
            $null = Export-TaskDefinition web $folder
            Import-TaskDefinition $folder -WhatIf
            (Get-TaskDefinition web).Count | Should -Be 1
        }
    }

    Context 'JSON of ConvertTo-Json' {
        It 'is taken where nothing was cut off, and told about where it was' {
            $null = Add-Revision web
            "$(Get-TaskDefinition web:1 | ConvertTo-Json -Depth 16 | Register-TaskDefinition)" | Should -Be 'web:2'
            $failure = Get-Failure { Get-TaskDefinition web:1 | ConvertTo-Json -Depth 0 -WarningAction SilentlyContinue | Register-TaskDefinition }
            $failure.FullyQualifiedErrorId | Should -BeLike 'JsonCutOff,*'
            $failure.ErrorDetails.Message | Should -BeLike '*-Depth 16*Export-TaskDefinition*'
        }
    }
}
