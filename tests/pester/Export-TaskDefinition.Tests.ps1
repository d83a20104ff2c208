Describe 'Export-TaskDefinition' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 2
        $null = New-Definition api | Register-TaskDefinition -Tag @{ team = 'core' } -Note 'from core'
        $folder = Join-Path 'TestDrive:' ([guid]::NewGuid().ToString('n'))
    }

    Context 'revisions' {
        It 'writes a file for each, ready to be registered again' {
            (Export-TaskDefinition * $folder).Name | Should -Be 'api.1.json', 'web.1.json', 'web.2.json'
            $again = Register-TaskDefinition -Path $folder/api.1.json
            "$again" | Should -Be 'api:2'
            $again.Tags.Key | Should -Be 'team'
            (Get-Content $folder/web.1.json -Raw | ConvertFrom-Json).PSObject.Properties.Name | Should -Not -Contain 'status'
        }

        It 'answers files as Get-Item does' {
            $file = Export-TaskDefinition api -Path $folder
            $file | Should -BeOfType System.IO.FileInfo
            $file.PSObject.Properties.Name | Should -Be (Get-Item -LiteralPath $file.FullName).PSObject.Properties.Name
        }

        It 'writes the latest of each family' {
            (Export-TaskDefinition * -Latest -Path $folder).Name | Should -Be 'api.json', 'web.json'
        }

        It 'takes revisions from the pipeline' {
            (Get-TaskDefinition web | Export-TaskDefinition -Path $folder).Name | Should -Be 'web.1.json', 'web.2.json'
        }

        It 'keeps members that are newer than this software' {
            $null = Register-TaskDefinition -Json '{"family":"new","memberToCome":{"a":[1,"x"]},"containerDefinitions":[{"name":"a","image":"b","memory":64}]}'
            $null = Export-TaskDefinition new $folder
            Get-Content $folder/new.1.json -Raw | Should -BeLike '*memberToCome*'
        }
    }

    Context 'files that are there' {
        It 'replaces them only with -Force' {
            $null = Export-TaskDefinition web $folder
            Set-Content $folder/web.1.json 'mine'
            $failure = Get-Failure { Export-TaskDefinition web:1 $folder }
            $failure.FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
            Get-Content $folder/web.1.json | Should -Be 'mine'
            $null = Export-TaskDefinition web:1 $folder -Force
            Get-Content $folder/web.1.json -Raw | Should -BeLike '*nginx*'
        }

        It 'leaves other files alone, and follows no link' -Skip:($env:OS -eq 'Windows_NT') {
            $null = New-Item -ItemType Directory $folder
            Set-Content "$folder/web.1.json.tmp" 'mine'
            Set-Content "$folder/other" 'mine'
            $null = New-Item -ItemType SymbolicLink -Path "$folder/web.2.json" -Target (Join-Path (Convert-Path $folder) 'other')
            $null = Export-TaskDefinition web $folder -Force
            Get-Content "$folder/web.1.json.tmp" | Should -Be 'mine'
            Get-Content "$folder/other" | Should -Be 'mine'
            (Get-Item "$folder/web.2.json").LinkType | Should -BeNullOrEmpty
            (Get-ChildItem -Force $folder).Name | Should -Be 'other', 'web.1.json', 'web.1.json.tmp', 'web.2.json'
        }

        It 'lets only their owner read them' -Skip:($env:OS -eq 'Windows_NT') {
            (Export-TaskDefinition web $folder).UnixMode | Should -Be '-rw-------', '-rw-------'
            (Export-TaskDefinition -All -Path $folder).UnixMode | Should -Be '-rw-------', '-rw-------'
        }

        It 'writes nothing outside its folder, whatever a store says' {
            $outside = Join-Path $TestDrive 'escaped.1.json'
            foreach ($family in '../escaped', (Join-Path $TestDrive 'escaped')) {
                # The name of an event, and that of a document alone.
                $name = $family -replace '\\', '\\'
                $events = New-ForgedStore @{ '"family":"api"' = "`"family`":`"$name`"" }
                @(Get-TaskDefinitionStoreFinding $events | Where-Object Severity -EQ Error).Message | Should -BeLike 'An event has an invalid family name.'
                (Get-Failure { Export-TaskDefinition -All -Path $folder -Store $events }).FullyQualifiedErrorId | Should -BeLike 'StoreCorrupt,*'
                $documents = New-ForgedStore @{ '"family":"api","placementConstraints"' = "`"family`":`"$name`",`"placementConstraints`"" }
                @(Get-TaskDefinitionStoreFinding $documents | Where-Object Severity -EQ Error).Code | Should -Contain 'DocumentUnreadable'
                $failures = @(Get-Failure { $null = Export-TaskDefinition * $folder -Store $documents -Force })
                $failures.FullyQualifiedErrorId | Should -BeLike 'FileNameUnsafe,*'
            }
            Get-ChildItem $TestDrive -Filter escaped* -Recurse | Should -BeNullOrEmpty
            Test-Path $outside | Should -BeFalse
        }

        It 'writes nothing with -WhatIf' {
            Export-TaskDefinition web $folder -WhatIf
            Test-Path $folder | Should -BeFalse
        }
    }

    Context '-All' {
        It 'writes a file for each family, with everything there is' {
            $null = Unregister-TaskDefinitionRevision web:1
            (Export-TaskDefinition -All -Path $folder).Name | Should -Be 'api.jsonl', 'web.jsonl'
            (Get-Content $folder/api.jsonl | ConvertFrom-Json)[1].note | Should -Be 'from core'
            $lines = Get-Content $folder/web.jsonl | ConvertFrom-Json
            $lines[0].latestRevision | Should -Be 2
            $lines[1].taskDefinition.status | Should -Be 'INACTIVE'
            $lines[1].taskDefinition.deregisteredAt | Should -Not -BeNullOrEmpty
        }
    }
}
