Describe 'Register-TaskDefinition' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'misspelt members' {
        It 'warns of them, with the nearest name: <Name>' -ForEach @(
            @{ Name = 'a hashtable'; Do = { @{ family = 'web'; containerDefinitions = @{ name = 'app'; image = 'i:1'; memory = 64; Enviroment = @{ A = 'b' } } } | Register-TaskDefinition @args } }
            @{ Name = 'a parameter'; Do = { Register-TaskDefinition -Family web -ContainerDefinition @{ Name = 'app'; Image = 'i:1'; Memory = 64; Enviroment = @{ A = 'b' } } @args } }
            @{ Name = 'JSON'; Do = { Register-TaskDefinition -Json '{ "family": "web", "containerDefinitions": [ { "name": "app", "image": "i:1", "memory": 64, "Enviroment": [] } ] }' @args } }
        ) {
            $revision, $warnings = @(& $Do 3>&1).Where({ $_ -isnot [System.Management.Automation.WarningRecord] }, 'Split')
            "$revision" | Should -Be 'web:1'
            $warnings.Count | Should -Be 1
            "$warnings" | Should -BeLike "web: *'Enviroment'*'environment'*At `$.containerDefinitions``[0``].Enviroment*"
            $failures = @(Get-Failure { & $Do -Strict })
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'MemberMisspelt,*'
            $failures[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            "$($failures[0])" | Should -BeLike "*'Enviroment'*'environment'*"
            (Get-TaskDefinition web).Revision | Should -Be 1
        }

        It 'says the line of a file, and with -WhatIf too' {
            $file = Join-Path $TestDrive 'misspelt.json'
            Set-Content $file "{`n  `"family`": `"web`",`n  `"netwrokMode`": `"host`",`n  `"containerDefinitions`": [ { `"name`": `"a`", `"image`": `"i:1`", `"memory`": 64 } ]`n}"
            $warnings = $null
            Register-TaskDefinition $file -WhatIf -WarningVariable warnings -WarningAction SilentlyContinue
            "$warnings" | Should -BeLike '*networkMode*At $.netwrokMode, line 3.'
            (Get-Failure { Register-TaskDefinition $file -Strict -WhatIf }).FullyQualifiedErrorId | Should -BeLike 'MemberMisspelt,*'
        }

        It 'warns of nothing else' {
            $warnings = $null
            $null = New-Definition web @{ SomethingNew = 1 } | Register-TaskDefinition -Strict -WarningVariable warnings
            $warnings | Should -BeNullOrEmpty
        }
    }

    Context 'from files' {
        BeforeEach {
            $folder = New-Item -ItemType Directory -Path (Join-Path TestDrive: ([guid]::NewGuid()))
            $json = New-Definition web | ConvertTo-Json -Depth 10
            Set-Content -LiteralPath (Join-Path $folder 'web.json') -Value $json
            Set-Content -LiteralPath (Join-Path $folder '[api].json') -Value (New-Definition api | ConvertTo-Json -Depth 10)
        }

        It 'registers the file of -Path' {
            $revision = Register-TaskDefinition (Join-Path $folder 'web.json')
            $revision.Family | Should -BeExactly 'web'
            $revision.Revision | Should -Be 1
            $revision.Status | Should -BeExactly 'ACTIVE'
            $revision.TaskDefinitionArn | Should -BeExactly 'arn:aws:ecs:us-east-1:000000000000:task-definition/web:1'
        }

        It 'takes wildcards in -Path' {
            (Register-TaskDefinition -Path (Join-Path $folder '*.json')).Family | Sort-Object | Should -Be 'api', 'web'
        }

        It 'takes -LiteralPath as it is' {
            (Register-TaskDefinition -LiteralPath (Join-Path $folder '[api].json')).Family | Should -Be 'api'
        }

        It 'takes files from Get-ChildItem' {
            (Get-ChildItem $folder | Register-TaskDefinition).Count | Should -Be 2
        }

        It 'takes other objects with a path' {
            $file = Get-Item (Join-Path $folder 'web.json')
            ($file | Select-Object PSPath | Register-TaskDefinition).Family | Should -Be 'web'
            ([pscustomobject]@{ LiteralPath = $file.FullName } | Register-TaskDefinition).Family | Should -Be 'web'
            (Resolve-Path $file | Register-TaskDefinition).Family | Should -Be 'web'
        }

        It 'registers once for each JSON value, however the text comes: <Name>' -ForEach @(
            @{ Name = 'line by line'; Script = { Get-Content $_ | Register-TaskDefinition } }
            @{ Name = 'in one piece'; Script = { Get-Content $_ -Raw | Register-TaskDefinition } }
            @{ Name = 'in blocks of lines'; Script = { Get-Content $_ -ReadCount 3 | Register-TaskDefinition } }
            @{ Name = 'as -Json'; Script = { Register-TaskDefinition -Json (Get-Content $_) } }
            @{ Name = 'as -Json in one piece'; Script = { Register-TaskDefinition -Json (Get-Content $_ -Raw) } }
            @{ Name = 'as -InputObject'; Script = { Register-TaskDefinition -InputObject (Get-Content $_) } }
        ) {
            $file = Join-Path $folder 'web.json'
            $revisions = @($file | ForEach-Object $Script)
            "$revisions" | Should -Be 'web:1'
            Add-Content $file -Value "`n", ((New-Definition api | ConvertTo-Json -Depth 10 -Compress) + (New-Definition job | ConvertTo-Json -Depth 10))
            "$($file | ForEach-Object $Script)" | Should -Be 'web:2 api:1 job:1'
            (Get-TaskDefinition).Count | Should -Be 4
        }

        It 'reports once what is no definition, and goes on: <Name>' -ForEach @(
            @{ Name = 'a list'; Text = "[`n  {`n  }`n]" }
            @{ Name = 'a text that is not closed'; Text = "{`n  `"family`": `"web,`n  `"cpu`": `"256`"`n}" }
            @{ Name = 'something behind it'; Text = "{`n  `"family`": `"web`"`n}}" }
        ) {
            $failures = @()
            $revisions = $Text, $json | ForEach-Object { $_ -split "`n" } |
                Register-TaskDefinition -ErrorVariable failures -ErrorAction SilentlyContinue
            "$revisions" | Should -Be 'web:1'
            $failures.Count | Should -Be 1
        }

        It 'takes a path relative to the current location' {
            Push-Location $folder
            try { (Register-TaskDefinition ./web.json).Family | Should -Be 'web' }
            finally { Pop-Location }
        }

        It 'reads <Name>' -ForEach @(
            @{ Name = 'UTF-8 with a byte order mark'; Encoding = [System.Text.UTF8Encoding]::new($true) }
            @{ Name = 'UTF-16'; Encoding = [System.Text.UnicodeEncoding]::new() }
            @{ Name = 'big-endian UTF-16'; Encoding = [System.Text.UnicodeEncoding]::new($true, $true) }
        ) {
            $file = Join-Path $TestDrive "$([guid]::NewGuid()).json"
            [System.IO.File]::WriteAllText($file, $json, $Encoding)
            (Register-TaskDefinition $file).Family | Should -Be 'web'
        }

        It 'says which file is missing and goes on with the others' {
            $failures = @()
            $revisions = Register-TaskDefinition -Path (Join-Path $folder 'no.json'), (Join-Path $folder 'web.json') -ErrorVariable failures -ErrorAction SilentlyContinue
            $revisions.Family | Should -Be 'web'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
            $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        }

        It 'refuses a folder, and leaves folders out of wildcards' {
            $failure = Get-Failure { Register-TaskDefinition -LiteralPath $folder }
            $failure.FullyQualifiedErrorId | Should -BeLike 'NotAFile,*'
            $null = New-Item -ItemType Directory -Path (Join-Path $folder 'inner')
            (Register-TaskDefinition -Path (Join-Path $folder '*') -ErrorAction Stop).Count | Should -Be 2
        }

        It 'puts -Family in the place of the one in the file' {
            (Register-TaskDefinition (Join-Path $folder 'web.json') -Family other).Family | Should -Be 'other'
            (Get-ChildItem $folder | Register-TaskDefinition -Family other).Revision | Should -Be 2, 3
            (New-Definition web | Register-TaskDefinition -Family other).Revision | Should -Be 4
            (Register-TaskDefinition -Json $json -Family other).Revision | Should -Be 5
        }
    }

    Context 'from JSON text' {
        It 'takes -Json' {
            (Register-TaskDefinition -Json (New-Definition web | ConvertTo-Json -Depth 10)).Family | Should -Be 'web'
        }

        It 'takes text from the pipeline' {
            (New-Definition web | ConvertTo-Json -Depth 10 | Register-TaskDefinition).Family | Should -Be 'web'
        }

        It 'puts lines together, one document after the other' {
            $lines = @((New-Definition web | ConvertTo-Json -Depth 10) -split "`r?`n") + '' + @((New-Definition api | ConvertTo-Json -Depth 10) -split "`r?`n")
            ($lines | Register-TaskDefinition).Family | Should -Be 'web', 'api'
        }

        It 'says so when the text ends too early' {
            $failure = Get-Failure { '{ "family": "web",' | Register-TaskDefinition }
            $failure.FullyQualifiedErrorId | Should -BeLike 'JsonIncomplete,*'
        }

        It 'says so when text from the pipeline is no JSON' {
            $failure = Get-Failure { 'web.json' | Register-TaskDefinition }
            $failure.FullyQualifiedErrorId | Should -BeLike 'TextNotJson,*'
            $failure.TargetObject | Should -Be 'web.json'
        }

        It 'judges types as strictly as the wire, and says where' {
            $failure = Get-Failure { Register-TaskDefinition -Json '{"family":"web","containerDefinitions":[{"name":"a","image":"i","memory":"64"}]}' }
            $failure.FullyQualifiedErrorId | Should -BeLike 'SerializationException,*'
            $failure.Exception.Message | Should -BeLikeExactly '*STRING_VALUE cannot be converted to Integer'
            $failure.Exception.JsonPath | Should -BeExactly '$.containerDefinitions[0].memory'
            $failure.ErrorDetails.Message | Should -BeLike '*STRING_VALUE cannot be converted to Integer*$.containerDefinitions*'
        }

        It 'names the place in a wrapped description too' {
            $failure = Get-Failure { Register-TaskDefinition -Json '{"taskDefinition":{"family":"web","containerDefinitions":[{"name":"a","image":"i","memory":"64"}]}}' }
            $failure.Exception.JsonPath | Should -BeExactly '$.taskDefinition.containerDefinitions[0].memory'
        }

        It 'refuses what is not JSON, as an error of ECS' {
            $failure = Get-Failure { Register-TaskDefinition -Json '{"family":' }
            $failure.FullyQualifiedErrorId | Should -BeLike 'SerializationException,*'
            $failure.Exception | Should -BeOfType EcsTaskDef.Errors.EcsException
        }

        It 'takes the answer of a describe call, wrapped, with its tags' {
            $json = '{"tags":[{"key":"team","value":"web"}],"taskDefinition":{"taskDefinitionArn":"arn:aws:ecs:us-east-1:1:task-definition/web:7","revision":7,"status":"INACTIVE","family":"web","registeredAt":1.7E9,"registeredBy":"x","deregisteredAt":1.7E9,"compatibilities":["EC2"],"requiresAttributes":[{"name":"x"}],"containerDefinitions":[{"name":"a","image":"i","memory":64}]}}'
            $revision = Register-TaskDefinition -Json $json
            $revision | ForEach-Object ToString | Should -Be 'web:1'
            $revision.Status | Should -Be 'ACTIVE'
            $revision.Tags.Key | Should -Be 'team'
        }

        It 'takes a description whose tags were not asked for' {
            (Register-TaskDefinition -Json '{"tags":[],"taskDefinition":{"family":"web","revision":7,"containerDefinitions":[{"name":"a","image":"i","memory":64}]}}').Revision | Should -Be 1
        }

        It 'takes a bare description with an empty list of tags, which a registration may not have' {
            $containers = '"containerDefinitions":[{"name":"a","image":"i","memory":64}]'
            (Register-TaskDefinition -Json "{`"family`":`"web`",`"revision`":7,`"tags`":[],$containers}").Revision | Should -Be 1
            $failure = Get-Failure { Register-TaskDefinition -Json "{`"family`":`"web`",`"tags`":[],$containers}" }
            $failure.Exception.Message | Should -BeLikeExactly '*Tags can not be empty.'
        }

        It 'keeps members that are newer than this software' {
            $revision = Register-TaskDefinition -Json '{"family":"web","novelty":{"deep":[1,2]},"containerDefinitions":[{"name":"a","image":"i","memory":64}]}'
            $revision.AdditionalMembers['novelty'].GetRawText() | Should -Be '{"deep":[1,2]}'
        }
    }

    Context 'from objects' {
        It 'takes a <Name>' -ForEach @(
            @{ Name = 'hashtable'; Value = { New-Definition web } }
            @{ Name = 'ordered hashtable'; Value = { [ordered]@{ Family = 'web'; ContainerDefinitions = @([ordered]@{ Name = 'app'; Image = 'nginx'; Memory = 64 }) } } }
            @{ Name = 'PSCustomObject'; Value = { [pscustomobject]@{ family = 'web'; containerDefinitions = @([pscustomobject]@{ name = 'app'; image = 'nginx'; memory = 64 }) } } }
            @{ Name = 'object from JSON'; Value = { New-Definition web | ConvertTo-Json -Depth 10 | ConvertFrom-Json } }
        ) {
            $revision = & $Value | Register-TaskDefinition
            $revision.Family | Should -Be 'web'
            $revision.ContainerDefinitions[0].Memory | Should -Be 64
        }

        It 'takes several by -InputObject' {
            (Register-TaskDefinition -InputObject (New-Definition web), (New-Definition api)).Count | Should -Be 2
        }

        It 'converts as PowerShell does, guided by the model' {
            $revision = Register-TaskDefinition -InputObject @{
                FAMILY              = 'web'
                cpu                 = 256
                memory              = 512
                ContainerDefinition = @{
                    Name             = 'app'
                    Image            = 'nginx'
                    memory           = '64'
                    essential        = 'true'
                    command          = 'run'
                    healthCheck      = $null
                    environment      = @{ Name = 'LEVEL'; Value = 3 }
                    logConfiguration = @{ logDriver = 'awslogs'; options = @{ 'awslogs-group' = 'web'; 'awslogs-region' = 'us-east-1'; 'max-buffer-size' = 25 } }
                }
            }
            $revision.Cpu | Should -BeExactly '256'
            $container = $revision.ContainerDefinitions[0]
            $container.Memory | Should -Be 64
            $container.Essential | Should -BeTrue
            $container.Command | Should -Be @('run')
            $container.HealthCheck | Should -BeNullOrEmpty
            $container.Environment[0].Value | Should -BeExactly '3'
            $container.LogConfiguration.Options['max-buffer-size'] | Should -BeExactly '25'
        }

        It 'takes a hashtable of names and values for an environment' {
            $definition = New-Definition web
            $definition.containerDefinitions[0].environment = @{ LEVEL = 'debug'; PORT = 80 }
            ($definition | Register-TaskDefinition).ContainerDefinitions[0].Environment | ForEach-Object ToString | Should -Be 'LEVEL=debug', 'PORT=80'
        }

        It 'leaves what fits nowhere to the registry' {
            $failure = Get-Failure { @{ family = 'web'; containerDefinitions = @(@{ name = 'a'; image = 'i'; memory = 'much' }) } | Register-TaskDefinition }
            $failure.FullyQualifiedErrorId | Should -BeLike 'SerializationException,*'
            $failure.Exception.JsonPath | Should -BeExactly '$.containerDefinitions[0].memory'
        }

        It 'keeps unknown members as they are' {
            $definition = New-Definition web @{ Novelty = @{ Deep = @(1, 'two', $true, $null) } }
            ($definition | Register-TaskDefinition).AdditionalMembers['Novelty'].GetRawText() | Should -Be '{"Deep":[1,"two",true,null]}'
        }

        It 'takes its own objects, and their tags' {
            $null = Register-TaskDefinition -InputObject (New-Definition web @{ cpu = '256'; novelty = 1 }) -Tag @{ team = 'web' }
            $copy = Get-TaskDefinition web:1 -IncludeTag | Register-TaskDefinition
            "$copy" | Should -Be 'web:2'
            $copy.Cpu | Should -Be '256'
            $copy.Tags.Value | Should -Be 'web'
            $copy.AdditionalMembers['novelty'].GetInt32() | Should -Be 1
        }

        It 'takes a changed copy of its own objects' {
            $null = Add-Revision web
            $copy = Get-TaskDefinition web | Select-Object *
            $copy.Family = 'copy'
            $revision = $copy | Register-TaskDefinition
            "$revision" | Should -Be 'copy:1'
            $revision.AdditionalMembers | Should -BeNullOrEmpty
        }

        It 'takes a copy that went through JSON or CLIXML' {
            $null = Register-TaskDefinition -InputObject (New-Definition web @{ novelty = 1 })
            $copy = Get-TaskDefinition web:1 | ConvertTo-Json -Depth 10 | ConvertFrom-Json
            $copy.AdditionalMembers = $null
            ($copy | Register-TaskDefinition).AdditionalMembers | Should -BeNullOrEmpty
            Get-TaskDefinition web:1 | Export-Clixml (Join-Path $TestDrive 'web.xml') -Depth 6
            (Import-Clixml (Join-Path $TestDrive 'web.xml') | Register-TaskDefinition).ContainerDefinitions[0].Image | Should -Be 'nginx:1.27'
            (Get-TaskDefinition web:1 | Select-Object * | Register-TaskDefinition).AdditionalMembers['novelty'].GetInt32() | Should -Be 1
        }

        It 'takes the object of a describe call, wrapped' {
            $answer = [pscustomobject]@{ tags = @(); taskDefinition = [pscustomobject]@{ family = 'web'; revision = 9; status = 'ACTIVE'; containerDefinitions = @(@{ name = 'a'; image = 'i'; memory = 64 }) } }
            ($answer | Register-TaskDefinition).Revision | Should -Be 1
        }

        It 'refuses an object that contains itself' {
            $definition = New-Definition web
            $definition.again = $definition
            $failure = Get-Failure { $definition | Register-TaskDefinition }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InputTooDeep,*'
        }

        It 'refuses two spellings of one member' {
            $definition = New-Definition web @{ ContainerDefinition = @{ name = 'x' } }
            (Get-Failure { $definition | Register-TaskDefinition }).FullyQualifiedErrorId | Should -BeLike 'MemberTwice,*'
        }

        It 'refuses an object without members: <_>' -ForEach 42, 'x' {
            $failure = Get-Failure { Register-TaskDefinition -InputObject $_ }
            $failure.Exception | Should -BeOfType EcsTaskDef.Errors.EcsException
        }

        It 'goes on after an item that is refused' {
            $failures = @()
            $revisions = (New-Definition 'bad name'), (New-Definition web) | Register-TaskDefinition -ErrorVariable failures -ErrorAction SilentlyContinue
            "$revisions" | Should -Be 'web:1'
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'ClientException,*'
            $failures[0].TargetObject.family | Should -Be 'bad name'
        }
    }

    Context 'from parameters' {
        It 'takes every member' {
            $revision = Register-TaskDefinition -Family web -ContainerDefinition @{ Name = 'app'; Image = 'nginx'; Memory = 64; MountPoint = @{ sourceVolume = 'data'; containerPath = '/data' } } `
                -Cpu 256 -Memory 512 -NetworkMode awsvpc -RequiresCompatibility EC2 -TaskRoleArn arn:aws:iam::000000000000:role/task `
                -ExecutionRoleArn arn:aws:iam::000000000000:role/execution -Volume @{ Name = 'data' } -PidMode task -IpcMode task `
                -PlacementConstraint @{ Type = 'memberOf'; Expression = 'attribute:a == b' } -RuntimePlatform @{ OperatingSystemFamily = 'LINUX'; CpuArchitecture = 'X86_64' } `
                -EnableFaultInjection -Tag @{ team = 'web' }
            $revision.Family | Should -Be 'web'
            $revision.Cpu | Should -Be '256'
            $revision.Memory | Should -Be '512'
            $revision.NetworkMode | Should -Be 'awsvpc'
            $revision.RequiresCompatibilities | Should -Be @('EC2')
            $revision.TaskRoleArn | Should -BeLike '*role/task'
            $revision.ExecutionRoleArn | Should -BeLike '*role/execution'
            $revision.Volumes[0].Name | Should -Be 'data'
            $revision.PidMode | Should -Be 'task'
            $revision.IpcMode | Should -Be 'task'
            $revision.PlacementConstraints[0].Type | Should -Be 'memberOf'
            $revision.RuntimePlatform.CpuArchitecture | Should -Be 'X86_64'
            $revision.EnableFaultInjection | Should -BeTrue
            $revision.Tags.Key | Should -Be 'team'
            $revision.ContainerDefinitions[0].MountPoints[0].ContainerPath | Should -Be '/data'
            $revision.AdditionalMembers | Should -BeNullOrEmpty
        }

        It 'takes the containers of another revision' {
            $null = Add-Revision web
            $revision = Register-TaskDefinition -Family other -ContainerDefinition (Get-TaskDefinition web).ContainerDefinitions
            $revision.ContainerDefinitions[0].Image | Should -Be 'nginx:1.27'
        }
    }

    Context 'tags' {
        It 'takes -Tag as <Name>' -ForEach @(
            @{ Name = 'a hashtable'; Tags = @{ a = '1'; b = '2' } }
            @{ Name = 'hashtables'; Tags = @(@{ a = '1' }, @{ b = '2' }) }
            @{ Name = 'pairs'; Tags = @(@{ Key = 'a'; Value = '1' }, @{ Key = 'b'; Value = '2' }) }
            @{ Name = 'objects'; Tags = @([pscustomobject]@{ Key = 'a'; Value = 1 }, [pscustomobject]@{ Key = 'b'; Value = 2 }) }
        ) {
            (Register-TaskDefinition -InputObject (New-Definition web) -Tag $Tags).Tags | ForEach-Object ToString | Should -Be 'a=1', 'b=2'
        }

        It 'merges -Tag into the tags of the input' {
            $definition = New-Definition web @{ tags = @(@{ key = 'a'; value = '1' }, @{ key = 'b'; value = '2' }) }
            ($definition | Register-TaskDefinition -Tag ([ordered]@{ b = '3'; c = '4' })).Tags | ForEach-Object ToString | Should -Be 'a=1', 'b=3', 'c=4'
        }

        It 'says what a tag looks like' {
            { Register-TaskDefinition -InputObject (New-Definition web) -Tag 'team' } | Should -Throw "*'team' is not a tag.*"
        }
    }

    Context '-IfChanged, -CopyTag and -Note' {
        It 'registers only what changed, and says so' {
            $first = New-Definition web | Register-TaskDefinition -IfChanged
            "$first" | Should -Be 'web:1'
            $first.Registered | Should -BeTrue
            $same = New-Definition web @{ volumes = @(); networkMode = 'bridge' } | Register-TaskDefinition -IfChanged
            "$same" | Should -Be 'web:1'
            $same.Registered | Should -BeFalse
            $changed = New-Definition web @{ networkMode = 'none' } | Register-TaskDefinition -IfChanged
            "$changed" | Should -Be 'web:2'
            $changed.Registered | Should -BeTrue
            (Get-TaskDefinitionFamily web).LatestRevision | Should -Be 2
        }

        It 'has no property Registered without it' {
            (Add-Revision web).PSObject.Properties.Name | Should -Not -Contain 'Registered'
        }

        It 'shows in its view which it was' {
            $null = Add-Revision web
            $text = New-Definition web | Register-TaskDefinition -IfChanged | Out-String -Width 80
            $text | Should -Match 'Registered'
            $text | Should -Match 'False'
        }

        It 'tells the story with -Verbose' {
            $null = Add-Revision web
            New-Definition web | Register-TaskDefinition -IfChanged -Verbose 4>&1 | Out-String | Should -Match 'web:1 is the same: nothing was registered'
        }

        It 'gives an object that can be registered again, as it is and as a copy' {
            $null = Add-Revision web
            $same = New-Definition web | Register-TaskDefinition -IfChanged
            foreach ($again in $same, ($same | Select-Object *), ($same | ConvertTo-Json -Depth 9 | ConvertFrom-Json)) {
                ($again | Register-TaskDefinition -IfChanged).Registered | Should -BeFalse
            }
        }

        It 'registers nothing for each item of a pipeline that is the same' {
            (1..3 | ForEach-Object { New-Definition web } | Register-TaskDefinition -IfChanged).Registered | Should -Be $true, $false, $false
        }

        It 'says with -WhatIf what it would do' {
            $null = Add-Revision web
            New-Definition web | Register-TaskDefinition -IfChanged -WhatIf | Should -BeNullOrEmpty
            (Get-TaskDefinitionFamily web).LatestRevision | Should -Be 1
        }

        It 'takes over the tags of the revision before' {
            $null = New-Definition web | Register-TaskDefinition -Tag ([ordered]@{ a = '1'; b = '2' })
            (New-Definition web | Register-TaskDefinition -CopyTag -Tag @{ b = '3' }).Tags | ForEach-Object ToString | Should -Be 'a=1', 'b=3'
            (New-Definition web | Register-TaskDefinition).Tags | Should -BeNullOrEmpty
        }

        It 'takes a note, and refuses a long one' {
            "$(New-Definition web | Register-TaskDefinition -Note 'for the sale')" | Should -Be 'web:1'
            $failure = Get-Failure { New-Definition web | Register-TaskDefinition -Note ('x' * 1001) }
            $failure.FullyQualifiedErrorId | Should -BeLike 'NoteTooLong,*'
            (Get-TaskDefinitionFamily web).LatestRevision | Should -Be 1
        }
    }

    Context 'batches' {
        BeforeAll {
            function Get-ChangeCount {
                $journal = Join-Path (Get-TaskDefinitionStore).Path 'us-east-1/journal-1.jsonl'
                @(Get-Content -LiteralPath $journal).Count - 1
            }
        }

        It 'makes one change of <Name>, in its order' -ForEach @(
            @{ Name = 'an array'; Register = { Register-TaskDefinition -InputObject (New-Definition web), (New-Definition api), (New-Definition web) } }
            @{ Name = 'texts'; Register = { Register-TaskDefinition -Json @('web', 'api', 'web' | ForEach-Object { New-Definition $_ | ConvertTo-Json -Depth 5 }) } }
            @{ Name = 'what the pipeline brings'; Register = { 'web', 'api', 'web' | ForEach-Object { New-Definition $_ } | Register-TaskDefinition } }
        ) {
            "$(& $Register)" | Should -Be 'web:1 api:1 web:2'
            Get-ChangeCount | Should -Be 1
        }

        It 'refuses only what is bad, in the order of the inputs' {
            $bad = New-Definition web @{ cpu = 'much' }
            $all = @(Register-TaskDefinition -InputObject (New-Definition web), $bad, 'no JSON', (New-Definition web), 42, (New-Definition api) -ErrorAction Continue 2>&1)
            $all | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { ($_.FullyQualifiedErrorId -split ',')[0] } else { "$_" } } |
                Should -Be 'web:1', 'InvalidParameterException', 'TextNotJson', 'web:2', 'NothingToRegister', 'api:1'
            $all[1].TargetObject | Should -Be $bad
            Get-ChangeCount | Should -Be 1
        }

        It 'does not wait for a pipeline that pauses' {
            $seen = & {
                New-Definition web
                Wait-Until { Get-TaskDefinition web -ErrorAction Ignore }
                "$(Get-TaskDefinition web)" | Set-Content TestDrive:/seen
                New-Definition web
            } | Register-TaskDefinition
            "$seen" | Should -Be 'web:1 web:2'
            Get-Content TestDrive:/seen | Should -Be 'web:1'
        }

        It 'does nothing behind an error that stops' {
            $bad = New-Definition web @{ cpu = 'much' }
            { (New-Definition web), $bad, (New-Definition web) | Register-TaskDefinition -ErrorAction Stop } | Should -Throw
            { Register-TaskDefinition -InputObject (New-Definition web), 42, (New-Definition web) -ErrorAction Stop } | Should -Throw
            (Get-TaskDefinition web).Revision | Should -Be 1, 2
        }

        It 'takes a thousand at a time' {
            $many = @(for ($i = 0; $i -lt 1001; $i++) { New-Definition web })
            (Register-TaskDefinition -InputObject $many).Count | Should -Be 1001
            Get-ChangeCount | Should -Be 2
        }

        It 'compares each with what the batch has registered before it' {
            $other = New-Definition web @{ cpu = '256' }
            $results = Register-TaskDefinition -InputObject (New-Definition web), (New-Definition web), $other, $other, (New-Definition web) -IfChanged
            "$results" | Should -Be 'web:1 web:1 web:2 web:2 web:3'
            $results.Registered | Should -Be $true, $false, $true, $false, $true
        }

        It 'asks for each, and registers what is left' {
            "$((New-Definition web), (New-Definition api) | Register-TaskDefinition -WhatIf)" | Should -BeNullOrEmpty
            Get-TaskDefinition web -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        }
    }

    Context '-WhatIf and -Region' {
        It 'changes nothing with -WhatIf, not even with -Force' {
            New-Definition web | Register-TaskDefinition -WhatIf -Force | Should -BeNullOrEmpty
            Get-TaskDefinitionFamily | Should -BeNullOrEmpty
        }

        It 'registers in the region of -Region' {
            (New-Definition web | Register-TaskDefinition -Region eu-west-1).TaskDefinitionArn | Should -BeLike 'arn:aws:ecs:eu-west-1:*'
            Get-TaskDefinitionFamily | Should -BeNullOrEmpty
        }

        It 'uses the partition of the region' {
            (New-Definition web | Register-TaskDefinition -Region cn-north-1).TaskDefinitionArn | Should -BeLike 'arn:aws-cn:ecs:cn-north-1:*'
        }

        It 'refuses a region that is not listed, and names the nearest' {
            { New-Definition web | Register-TaskDefinition -Region eu-west-11 } | Should -Throw -ErrorId 'RegionNotListed,*'
            { New-Definition web | Register-TaskDefinition -Region eu-west-11 } | Should -Throw '*eu-west-1*'
        }

        It 'takes it with -SkipRegionCheck' {
            (New-Definition web | Register-TaskDefinition -Region eu-west-11 -SkipRegionCheck).TaskDefinitionArn | Should -BeLike '*:eu-west-11:*'
        }

        It 'refuses it with -Force too, which an unattended runbook has' {
            { New-Definition web | Register-TaskDefinition -Region eu-west-11 -Force } | Should -Throw -ErrorId 'RegionNotListed,*'
            { Get-TaskDefinitionFamily | Limit-TaskDefinitionFamily -Keep 1 -Region eu-west-11 -Force } | Should -Throw -ErrorId 'RegionNotListed,*'
        }

        It 'refuses what cannot be a region, -SkipRegionCheck or not: <_>' -ForEach 'EU-WEST-1', '../x', 'a b' {
            { New-Definition web | Register-TaskDefinition -Region $_ -SkipRegionCheck } | Should -Throw -ErrorId 'RegionNameInvalid,*'
        }
    }

    Context 'with members that differ from a base' {
        BeforeEach {
            $null = Register-TaskDefinition -Tag @{ team = 'web' } -InputObject @{
                family               = 'web'
                executionRoleArn     = 'deployer'
                containerDefinitions = @(
                    @{
                        name = 'app'; image = 'nginx:1.27'; memory = 64
                        portMappings = @(@{ containerPort = 80 })
                        environment  = @(@{ name = 'LEVEL'; value = 'info' }, @{ name = 'OLD'; value = '1' })
                        secrets      = @(@{ name = 'DB'; valueFrom = '/prod/db' })
                        dockerLabels = @{ owner = 'web' }
                    }
                )
            }
            $two = @{ family = 'duo'; containerDefinitions = @(@{ name = 'app'; image = 'app:1'; memory = 64 }, @{ name = 'log'; image = 'log:1'; memory = 64 }) }
            $null = $two | Register-TaskDefinition
        }

        It 'starts from the latest ACTIVE revision of a family and keeps everything else' {
            $revision = Register-TaskDefinition web -Image @{ app = 'nginx:1.28' } -CopyTag
            $revision.Revision | Should -Be 2
            $app = $revision.ContainerDefinitions[0]
            $app.Image | Should -BeExactly 'nginx:1.28'
            $app.PortMappings[0].ContainerPort | Should -Be 80
            $app.Secrets[0].ValueFrom | Should -BeExactly '/prod/db'
            $revision.ExecutionRoleArn | Should -BeLike '*:role/deployer'
            @(Compare-TaskDefinition web:1 web:2).Path | Should -Be 'containerDefinitions[app].image'
        }

        It 'takes one value where there is one container' {
            (Register-TaskDefinition web -Image nginx:1.28).ContainerDefinitions[0].Image | Should -BeExactly 'nginx:1.28'
            (Register-TaskDefinition web -Command echo, hello).ContainerDefinitions[0].Command | Should -Be 'echo', 'hello'
            (Register-TaskDefinition web -Environment @{ LEVEL = 'debug' }).ContainerDefinitions[0].Environment.Value | Should -Be 'debug', '1'
        }

        It 'takes a revision, an ARN, -TaskDefinition, a file and the pipeline for the base' {
            $arn = (Register-TaskDefinition web:1 -Image a:1).TaskDefinitionArn
            (Register-TaskDefinition $arn -Cpu 256).ContainerDefinitions[0].Image | Should -BeExactly 'a:1'
            (Register-TaskDefinition -TaskDefinition web:1 -Cpu 256).ContainerDefinitions[0].Image | Should -BeExactly 'nginx:1.27'
            (Register-TaskDefinition -TaskDefinition web:1).ContainerDefinitions[0].Image | Should -BeExactly 'nginx:1.27'
            $file = Join-Path $TestDrive 'api.json'
            Set-Content -LiteralPath $file -Value (New-Definition api | ConvertTo-Json -Depth 10)
            (Register-TaskDefinition $file -Image b:1).ContainerDefinitions[0].Image | Should -BeExactly 'b:1'
            (Register-TaskDefinition -LiteralPath $file -Image b:2).ContainerDefinitions[0].Image | Should -BeExactly 'b:2'
            (Register-TaskDefinition -Json (Get-Content -Raw -LiteralPath $file) -Memory 512).Memory | Should -Be '512'
            (Get-Item $file | Register-TaskDefinition -Image b:3).ContainerDefinitions[0].Image | Should -BeExactly 'b:3'
            (Get-TaskDefinition web -Latest | Register-TaskDefinition -Image c:1).ContainerDefinitions[0].Image | Should -BeExactly 'c:1'
            (Get-TaskDefinitionFamily web | Register-TaskDefinition -Image c:2).ContainerDefinitions[0].Image | Should -BeExactly 'c:2'
            ('web', 'api' | Register-TaskDefinition -Image d:1).Family | Should -Be 'web', 'api'
            ($two | Register-TaskDefinition -Image @{ log = 'log:2' }).ContainerDefinitions.Image | Should -Be 'app:1', 'log:2'
        }

        It 'takes an INACTIVE revision for the base' {
            $null = Register-TaskDefinition web -Image nginx:1.28
            $null = Unregister-TaskDefinitionRevision web:1
            (Register-TaskDefinition web:1 -Cpu 256).ContainerDefinitions[0].Image | Should -BeExactly 'nginx:1.27'
        }

        It 'merges variables by name, and $null takes one away' {
            $app = (Register-TaskDefinition web -Environment @{ app = @{ LEVEL = 'debug'; OLD = $null; NEW = 3 } }).ContainerDefinitions[0]
            $app.Environment | ForEach-Object ToString | Should -Be 'LEVEL=debug', 'NEW=3'
            $app = (Register-TaskDefinition web -Environment @{ Name = 'A'; Value = '1' }, @{ Name = 'B'; Value = '2' }).ContainerDefinitions[0]
            $app.Environment.Name | Should -Be 'LEVEL', 'NEW', 'A', 'B'
        }

        It 'moves a name between variables and secrets' {
            $app = (Register-TaskDefinition web -Secret @{ LEVEL = '/prod/level' }).ContainerDefinitions[0]
            $app.Environment.Name | Should -Be 'OLD'
            $app.Secrets.Name | Should -Be 'DB', 'LEVEL'
            $app = (Register-TaskDefinition web -Environment @{ app = @{ DB = 'local' } }).ContainerDefinitions[0]
            $app.Environment.Name | Should -Be 'OLD', 'DB'
            $app.Secrets.Name | Should -Be 'LEVEL'
            { Register-TaskDefinition web -Environment @{ DB = 'x' } -Secret @{ DB = '/x' } -ErrorAction Stop } | Should -Throw "*'DB' of container 'app'*"
        }

        It 'changes any member of a container with -ContainerOverride' {
            $app = (Register-TaskDefinition web -ContainerOverride @{ app = @{ Memory = 128; DockerLabels = @{ tier = 'front' }; Essential = $true; PortMappings = $null } }).ContainerDefinitions[0]
            $app.Memory | Should -Be 128
            $app.DockerLabels['owner'] | Should -BeExactly 'web'
            $app.DockerLabels['tier'] | Should -BeExactly 'front'
            $app.PortMappings | Should -BeNullOrEmpty
            $app.Secrets[0].Name | Should -BeExactly 'DB'
            { Register-TaskDefinition web -ContainerOverride @{ app = @{ Memry = 1 } } } | Should -Throw "ECS has no member 'Memry' here." -ErrorId 'MemberUnknown,*'
        }

        It 'replaces members of the definition, and registers under -Family' {
            $revision = Register-TaskDefinition web -Family shop -Cpu 256 -Memory 512 -TaskRoleArn worker -NetworkMode awsvpc -RequiresCompatibility FARGATE -Volume @{ Name = 'data' }
            "$revision" | Should -BeExactly 'shop:1'
            $revision.Cpu, $revision.Memory, $revision.NetworkMode | Should -Be '256', '512', 'awsvpc'
            $revision.TaskRoleArn | Should -BeLike '*:role/worker'
            $revision.ContainerDefinitions[0].Secrets[0].Name | Should -BeExactly 'DB'
            (Register-TaskDefinition web -ContainerDefinition @{ Name = 'only'; Image = 'o:1'; Memory = 64 }).ExecutionRoleArn | Should -BeLike '*:role/deployer'
        }

        It 'takes a member of a file for replaced, whatever it is' {
            $json = '{"family":"api","cpu":256,"containerDefinitions":[{"name":"a","image":"i","memory":64}]}'
            (Register-TaskDefinition -Json $json -Cpu 512).Cpu | Should -Be '512'
        }

        It 'names the containers where one is unknown or none is named' {
            $failure = Get-Failure { Register-TaskDefinition duo -Image @{ App = 'x:1' } }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ContainerUnknown,*'
            $failure.ErrorDetails.Message | Should -BeLike "*no container 'App'*'app', 'log'*"
            $failure = Get-Failure { Register-TaskDefinition duo -Image x:1 }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ContainerNotNamed,*'
            $failure.ErrorDetails.Message | Should -BeLike "*'app', 'log'*"
            (Get-TaskDefinition duo -Latest).Revision | Should -Be 1
        }

        It 'takes nothing away because a variable is not set' {
            foreach ($script in { Register-TaskDefinition web -Image $unset }, { Register-TaskDefinition web -TaskRoleArn $unset }, { Register-TaskDefinition web -Image @{ app = $unset } }) {
                { & $script } | Should -Throw -ErrorId 'OverrideEmpty,*'
            }
            (Get-TaskDefinition web -Latest).Revision | Should -Be 1
        }

        It 'refuses <Id>' -ForEach @(
            @{ Id = 'OverrideMixed'; Script = { Register-TaskDefinition web -Environment @{ app = @{ A = '1' }; B = '2' } } }
            @{ Id = 'OverrideShapeWrong'; Script = { Register-TaskDefinition web -ContainerOverride app } }
            @{ Id = 'OverrideTwice'; Script = { Register-TaskDefinition web -Image a:1 -ContainerOverride @{ app = @{ Image = 'b:1' } } } }
            @{ Id = 'OverrideValueWrong'; Script = { Register-TaskDefinition web -ContainerOverride @{ app = @{ Environment = @{ A = 1, 2 } } } } }
            @{ Id = 'VariableAndSecret'; Script = { Register-TaskDefinition web -Environment @{ DB = 'x' } -Secret @{ DB = '/x' } } }
        ) {
            $failure = try { Get-Failure $Script } catch { $_ }
            $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            (Get-TaskDefinition web -Latest).Revision | Should -Be 1
        }

        It 'works with -IfChanged, -CopyTag and -Note' {
            $same = Register-TaskDefinition web -Image nginx:1.27 -IfChanged
            $same.Registered | Should -BeFalse
            $new = Register-TaskDefinition web -Image nginx:1.28 -IfChanged -CopyTag -Note 'build 17'
            $new.Registered | Should -BeTrue
            $new.Tags.Key | Should -Be 'team'
            (Get-TaskDefinitionHistory web | Select-Object -First 1).Note | Should -BeExactly 'build 17'
        }

        It 'shows with -WhatIf the difference that would be registered, secrets hidden' {
            $shown = @(Register-TaskDefinition web -Image nginx:1.28 -Environment @{ PASSWORD = 'hunter2hunter2' } -WhatIf)
            $shown.Path | Should -Be 'containerDefinitions[app].environment[PASSWORD]', 'containerDefinitions[app].image', 'tags'
            $shown[0].Right | Should -Not -BeLike '*hunter2*'
            $shown[1].Left | Should -BeExactly 'nginx:1.27'
            $shown[1].Right | Should -BeExactly 'nginx:1.28'
            $shown[1].Comparison | Should -BeExactly 'web:1 -> new revision'
            (Register-TaskDefinition web -Image nginx:1.28 -CopyTag -WhatIf).Path | Should -Be 'containerDefinitions[app].image'
            (Register-TaskDefinition web -Family shop -Image nginx:1.28 -WhatIf).Path | Should -Contain 'containerDefinitions[app].image'
            Register-TaskDefinition web -Image nginx:1.27 -IfChanged -WhatIf | Should -BeNullOrEmpty
            (Get-TaskDefinition web -Latest).Revision | Should -Be 1
        }

        It 'never guesses between a file and a family' {
            Push-Location (New-Item -ItemType Directory -Path (Join-Path TestDrive: ([guid]::NewGuid())))
            try {
                $failure = Get-Failure { Register-TaskDefinition web }
                $failure.FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
                $failure.ErrorDetails.Message | Should -BeLike '*-TaskDefinition web*'
                Set-Content web (New-Definition other | ConvertTo-Json -Depth 10)
                (Register-TaskDefinition web).Family | Should -Be 'other'
                $failure = Get-Failure { Register-TaskDefinition web -Image x:1 }
                $failure.FullyQualifiedErrorId | Should -BeLike 'NameAmbiguous,*'
                (Register-TaskDefinition ./web -Image x:1).Family | Should -Be 'other'
                (Register-TaskDefinition -TaskDefinition web -Image x:1).Family | Should -Be 'web'
                Rename-Item web nofamily
                (Register-TaskDefinition nofamily -Image x:1).Family | Should -Be 'other'
            }
            finally { Pop-Location }
        }

        It 'gives the overrides to each object of the pipeline' {
            ('web', 'api', 'job' | ForEach-Object { New-Definition $_ } | Register-TaskDefinition -Image z:9).ContainerDefinitions.Image | Should -Be 'z:9', 'z:9', 'z:9'
        }

        It 'is refused where the base is not there' {
            $failure = Get-Failure { Register-TaskDefinition nosuch -Image x:1 }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ClientException,*'
            $failure.TargetObject | Should -BeExactly 'nosuch'
        }
    }

    Context 'objects that people edit' {
        BeforeEach {
            $null = @{
                family               = 'web'
                containerDefinitions = @(
                    @{ name = 'app'; image = 'nginx:1.27'; memory = 64; portMappings = @(@{ containerPort = 80 }); environment = @(@{ name = 'LEVEL'; value = 'info' }) }
                    @{ name = 'log'; image = 'log:1'; memory = 64 }
                )
            } | Register-TaskDefinition
            $definition = Get-TaskDefinition web -Latest
            $app = $definition.ContainerDefinitions[0]
        }

        It 'adds a variable with +=' {
            $app.Environment += @{ Name = 'A'; Value = '1' }
            $app.Environment += @{ B = 2 }
            $app.Environment | ForEach-Object ToString | Should -Be 'LEVEL=info', 'A=1', 'B=2'
            $revision = $definition | Register-TaskDefinition
            $revision.ContainerDefinitions[0].Environment.Name | Should -Be 'LEVEL', 'A', 'B'
            $revision.ContainerDefinitions[0].PortMappings[0].ContainerPort | Should -Be 80
            (Get-TaskDefinition web:1).ContainerDefinitions[0].Environment.Name | Should -Be 'LEVEL'
        }

        It 'takes hashtables for lists, maps and structures' {
            $app.Environment = @{ A = '1' }
            $app.DockerLabels = @{ owner = 'web' }
            $app.LogConfiguration = @{ LogDriver = 'json-file'; Options = @{ 'max-size' = '10m' } }
            $app.Secrets = @{ DB = '/prod/db' }
            $app.PortMappings += @{ ContainerPort = 443 }
            $app.Command = 'run'
            $app.Memory = '128'
            $definition.ExecutionRoleArn = 'deployer'
            $revision = $definition | Register-TaskDefinition
            $app = $revision.ContainerDefinitions[0]
            $app.Environment | ForEach-Object ToString | Should -Be 'A=1'
            $app.DockerLabels['owner'] | Should -BeExactly 'web'
            $app.LogConfiguration.Options['max-size'] | Should -BeExactly '10m'
            $app.Secrets[0].ValueFrom | Should -BeExactly '/prod/db'
            $app.PortMappings.ContainerPort | Should -Be 80, 443
            $app.Command | Should -Be 'run'
            $app.Memory | Should -Be 128
        }

        It 'changes members of every structure, however it was reached' {
            $app.LogConfiguration = @{ LogDriver = 'json-file' }
            $app.LogConfiguration.Options = @{ 'max-size' = '10m' }
            $app.HealthCheck = @{ Command = 'CMD', 'true' }
            $app.HealthCheck.Command += 'x'
            $app.PortMappings[0].ContainerPort = '8080'
            $definition.Volumes = @{ Name = 'data' }
            ($definition | Select-Object -ExpandProperty Volumes).DockerVolumeConfiguration = @{ Scope = 'task'; Labels = @{ a = 'b' } }
            $app.MountPoints = @{ SourceVolume = 'data'; ContainerPath = '/data' }
            { $app.PortMappings[0].HostPort = 'http' } | Should -Throw '*HostPort: expected a whole number*'
            $revision = $definition | Register-TaskDefinition
            $revision.ContainerDefinitions[0].LogConfiguration.Options['max-size'] | Should -BeExactly '10m'
            $revision.ContainerDefinitions[0].HealthCheck.Command | Should -Be 'CMD', 'true', 'x'
            $revision.ContainerDefinitions[0].PortMappings[0].ContainerPort | Should -Be 8080
            $revision.Volumes[0].DockerVolumeConfiguration.Labels['a'] | Should -BeExactly 'b'
        }

        It 'removes a container with Where-Object, and goes on with the same objects' {
            $definition.ContainerDefinitions = $definition.ContainerDefinitions | Where-Object Name -NE 'log'
            $app.Image = 'nginx:1.28'
            $app.Environment = $null
            $revision = $definition | Register-TaskDefinition
            $revision.ContainerDefinitions.Image | Should -Be 'nginx:1.28'
        }

        It 'says what is wrong without names of .NET types' {
            $failures = foreach ($script in { $app.Environment = 42 }, { $app.Memory = 'much' }, { $app.LogConfiguration = 'json-file' }, { $app.PortMappings = @{ ContainerPort = 'http' } }) {
                try { & $script } catch { $_ }
            }
            $failures.Count | Should -Be 4
            foreach ($failure in $failures) { "$failure" | Should -Not -Match 'EcsTaskDef\.|System\.|IReadOnly|``|\[\[' }
            "$($failures[1])" | Should -BeLike "*Memory of container 'app'*expected a whole number*"
            $app.Memory | Should -Be 64
        }

        It 'warns of a misspelt member when it is set, since most copies leave it out' {
            $said = & { $app.LogConfiguration = @{ LogDriver = 'json-file'; Optons = @{ a = 'b' } } } 3>&1
            "$said" | Should -BeExactly "LogConfiguration of container 'app': ECS ignores the unknown member 'Optons'. Did you mean 'options'?"
            "$(& { $definition.ContainerDefinitions += @{ Name = 'new'; Imag = 'x:1' } } 3>&1)" | Should -BeLike "ContainerDefinitions: *'Imag'*'image'*"
            & { $definition.ContainerDefinitions += @{ Name = 'other'; Image = 'x:1'; Novelty = 1 } } 3>&1 | Should -BeNullOrEmpty
            & { $app.HealthCheck = @{ Command = 'CMD', 'true' } } 3>&1 | Should -BeNullOrEmpty
        }

        It 'is text that says what is in it' {
            $app.LogConfiguration = @{ LogDriver = 'json-file'; Options = @{ 'max-size' = '10m' } }
            "$($app.LogConfiguration)" | Should -BeExactly '{"logDriver":"json-file","options":{"max-size":"10m"}}'
            $app.DependsOn = @{ ContainerName = 'log'; Condition = 'START' }
            ($app | Format-List | Out-String -Width 200) | Should -BeLike '*{{"condition":"START","containerName":"log"}}*'
            "$app $($app.PortMappings) $($app.Environment)" | Should -BeExactly 'app (nginx:1.27) 0:80/tcp LEVEL=info'
        }

        It 'stays what it was for JSON, copies and views' {
            $json = $definition | ConvertTo-Json -Depth 16 | ConvertFrom-Json
            $json.Family | Should -BeExactly 'web'
            $json.ContainerDefinitions[0].PortMappings[0].ContainerPort | Should -Be 80
            ($definition | ConvertTo-Json -Depth 16 | Register-TaskDefinition).ContainerDefinitions.Count | Should -Be 2
            ($definition | Select-Object Family, Revision).Revision | Should -Be 1
            ($definition | Get-Member -MemberType Properties).Name | Should -Contain 'ContainerDefinitions'
            "$definition" | Should -BeExactly 'web:1'
        }
    }

    Context 'instances of classes' {
        BeforeAll {
            # Shaped as the public sources of AWSSDK have them: version 3 answers 0, false and empty lists for what is not set, and
            # only IsSet... knows. The real AWS.Tools was not at hand: nothing here proves what it answers.
            if (-not ('Amazon.ECS.StandIn.TaskDefinition' -as [type])) {
                Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
namespace Amazon.ECS.StandIn {
    public class NetworkMode {
        public static readonly NetworkMode Bridge = new NetworkMode("bridge");
        public NetworkMode(string value) { Value = value; }
        public string Value { get; private set; }
        public override string ToString() { return Value; }
    }
    public class LogDriver {
        public LogDriver(string value) { Value = value; }
        public string Value { get; private set; }
        public override string ToString() { return Value; }
    }
    public class KeyValuePair { public string Name { get; set; } public string Value { get; set; } }
    public class Tag { public string Key { get; set; } public string Value { get; set; } }
    public class PortMapping {
        private int? _containerPort; private int? _hostPort;
        public int ContainerPort { get { return _containerPort.GetValueOrDefault(); } set { _containerPort = value; } }
        internal bool IsSetContainerPort() { return _containerPort.HasValue; }
        public int HostPort { get { return _hostPort.GetValueOrDefault(); } set { _hostPort = value; } }
        internal bool IsSetHostPort() { return _hostPort.HasValue; }
    }
    public class LogConfiguration {
        private Dictionary<string, string> _options = new Dictionary<string, string>();
        public LogDriver LogDriver { get; set; }
        internal bool IsSetLogDriver() { return LogDriver != null; }
        public Dictionary<string, string> Options { get { return _options; } set { _options = value; } }
        internal bool IsSetOptions() { return _options != null && _options.Count > 0; }
    }
    public class ContainerDefinition {
        private int? _memory; private int? _memoryReservation; private bool? _essential; private bool? _privileged;
        private List<KeyValuePair> _environment = new List<KeyValuePair>(); private List<string> _command = new List<string>();
        private List<PortMapping> _portMappings = new List<PortMapping>();
        public string Name { get; set; }
        public string Image { get; set; }
        public int Memory { get { return _memory.GetValueOrDefault(); } set { _memory = value; } }
        internal bool IsSetMemory() { return _memory.HasValue; }
        public int MemoryReservation { get { return _memoryReservation.GetValueOrDefault(); } set { _memoryReservation = value; } }
        internal bool IsSetMemoryReservation() { return _memoryReservation.HasValue; }
        public bool Essential { get { return _essential.GetValueOrDefault(); } set { _essential = value; } }
        internal bool IsSetEssential() { return _essential.HasValue; }
        public bool Privileged { get { return _privileged.GetValueOrDefault(); } set { _privileged = value; } }
        internal bool IsSetPrivileged() { return _privileged.HasValue; }
        public List<KeyValuePair> Environment { get { return _environment; } set { _environment = value; } }
        internal bool IsSetEnvironment() { return _environment != null && _environment.Count > 0; }
        public List<string> Command { get { return _command; } set { _command = value; } }
        internal bool IsSetCommand() { return _command != null && _command.Count > 0; }
        public List<PortMapping> PortMappings { get { return _portMappings; } set { _portMappings = value; } }
        internal bool IsSetPortMappings() { return _portMappings != null && _portMappings.Count > 0; }
        public LogConfiguration LogConfiguration { get; set; }
    }
    public class ContainerDefinitionOf4 {
        public string Name { get; set; } public string Image { get; set; } public int? Memory { get; set; }
        public bool? Essential { get; set; } public List<KeyValuePair> Environment { get; set; }
    }
    public class TaskDefinition {
        private int? _revision; private List<ContainerDefinition> _containers = new List<ContainerDefinition>();
        private List<string> _requires = new List<string>();
        public string Family { get; set; }
        public int Revision { get { return _revision.GetValueOrDefault(); } set { _revision = value; } }
        internal bool IsSetRevision() { return _revision.HasValue; }
        public string TaskDefinitionArn { get; set; }
        public DateTime RegisteredAt { get; set; }
        public NetworkMode NetworkMode { get; set; }
        public List<string> RequiresCompatibilities { get { return _requires; } set { _requires = value; } }
        internal bool IsSetRequiresCompatibilities() { return _requires != null && _requires.Count > 0; }
        public List<ContainerDefinition> ContainerDefinitions { get { return _containers; } set { _containers = value; } }
    }
    public class TaskDefinitionOf4 { public string Family { get; set; } public int? Revision { get; set; } public List<ContainerDefinitionOf4> ContainerDefinitions { get; set; } }
    public class DescribeTaskDefinitionResponse {
        private List<Tag> _tags = new List<Tag>();
        public TaskDefinition TaskDefinition { get; set; }
        public List<Tag> Tags { get { return _tags; } set { _tags = value; } }
        public long ContentLength { get; set; }
        public int HttpStatusCode { get; set; }
    }
}
'@
            }

            function New-TypedDefinition {
                $container = [Amazon.ECS.StandIn.ContainerDefinition]::new()
                $container.Name = 'app'
                $container.Image = 'nginx:1.27'
                $container.Memory = 64
                $port = [Amazon.ECS.StandIn.PortMapping]::new()
                $port.ContainerPort = 80
                $container.PortMappings.Add($port)
                $variable = [Amazon.ECS.StandIn.KeyValuePair]::new()
                $variable.Name = 'LEVEL'
                $variable.Value = 'info'
                $container.Environment.Add($variable)
                $container.LogConfiguration = [Amazon.ECS.StandIn.LogConfiguration]::new()
                $container.LogConfiguration.LogDriver = [Amazon.ECS.StandIn.LogDriver]::new('json-file')
                $container.LogConfiguration.Options['max-size'] = '10m'
                $definition = [Amazon.ECS.StandIn.TaskDefinition]::new()
                $definition.Family = 'web'
                $definition.Revision = 7
                $definition.NetworkMode = [Amazon.ECS.StandIn.NetworkMode]::Bridge
                $definition.ContainerDefinitions.Add($container)
                $definition
            }
        }

        It 'takes typed objects as AWS.Tools has them, and only what is set in them' {
            $revision = New-TypedDefinition | Register-TaskDefinition
            "$revision" | Should -BeExactly 'web:1'
            $revision.NetworkMode | Should -BeExactly 'bridge'
            $app = $revision.ContainerDefinitions[0]
            $app.Memory | Should -Be 64
            $app.MemoryReservation | Should -BeNullOrEmpty
            $app.Essential | Should -BeTrue
            $app.Privileged | Should -BeNullOrEmpty
            $app.Command | Should -BeNullOrEmpty
            $app.Environment[0].ToString() | Should -BeExactly 'LEVEL=info'
            $app.PortMappings[0].ContainerPort | Should -Be 80
            $app.PortMappings[0].HostPort | Should -Be 0
            $app.LogConfiguration.LogDriver | Should -BeExactly 'json-file'
            $app.LogConfiguration.Options['max-size'] | Should -BeExactly '10m'
        }

        It 'takes a response apart, its tags too, and changes it' {
            $response = [Amazon.ECS.StandIn.DescribeTaskDefinitionResponse]::new()
            $response.TaskDefinition = New-TypedDefinition
            $tag = [Amazon.ECS.StandIn.Tag]::new()
            $tag.Key = 'team'
            $tag.Value = 'web'
            $response.Tags.Add($tag)
            $revision = $response | Register-TaskDefinition -Image nginx:1.28
            $revision.Tags.Key | Should -Be 'team'
            $revision.ContainerDefinitions[0].Image | Should -BeExactly 'nginx:1.28'
            $revision.AdditionalMembers | Should -BeNullOrEmpty
            $response.Tags.Clear()
            ($response | Register-TaskDefinition).Revision | Should -Be 2
            @(Compare-TaskDefinition $response web:1).Path | Should -Be 'containerDefinitions[app].image'
        }

        It 'takes version 4, whose values may be null' {
            $container = [Amazon.ECS.StandIn.ContainerDefinitionOf4]::new()
            $container.Name = 'app'
            $container.Image = 'nginx'
            $container.Memory = 64
            $definition = [Amazon.ECS.StandIn.TaskDefinitionOf4]::new()
            $definition.Family = 'web'
            $definition.ContainerDefinitions = [System.Collections.Generic.List[Amazon.ECS.StandIn.ContainerDefinitionOf4]]::new()
            $definition.ContainerDefinitions.Add($container)
            ($definition | Register-TaskDefinition).ContainerDefinitions[0].Essential | Should -BeTrue
        }

        It 'takes instances of PowerShell classes' {
            class Web4Container { [string] $Name = 'app'; [string] $Image = 'nginx'; [int] $Memory = 64; [hashtable] $Environment = @{ A = 1 } }
            class Web4Definition { [string] $Family = 'web'; [Web4Container[]] $ContainerDefinitions = @([Web4Container]::new()); hidden [string] $Note = 'mine' }
            $revision = [Web4Definition]::new() | Register-TaskDefinition
            $revision.ContainerDefinitions[0].Environment[0].ToString() | Should -BeExactly 'A=1'
            $revision.AdditionalMembers | Should -BeNullOrEmpty
        }

        It 'refuses what has no member of a definition' {
            (Get-Failure { Get-Process -Id $PID | Register-TaskDefinition }).FullyQualifiedErrorId | Should -BeLike 'NothingToRegister,*'
            (Get-Failure { Get-Date | Register-TaskDefinition }).FullyQualifiedErrorId | Should -BeLike 'NothingToRegister,*'
        }
    }
}
