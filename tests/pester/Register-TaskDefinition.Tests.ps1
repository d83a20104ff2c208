Describe 'Register-TaskDefinition' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

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
            $failure.Exception.Message | Should -BeExactly 'STRING_VALUE cannot be converted to Integer'
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
            $failure.Exception.Message | Should -BeExactly 'Tags can not be empty.'
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

        It 'takes it with -Force' {
            (New-Definition web | Register-TaskDefinition -Region eu-west-11 -Force).TaskDefinitionArn | Should -BeLike '*:eu-west-11:*'
        }

        It 'refuses what cannot be a region, -Force or not: <_>' -ForEach 'EU-WEST-1', '../x', 'a b' {
            { New-Definition web | Register-TaskDefinition -Region $_ -Force } | Should -Throw -ErrorId 'RegionNameInvalid,*'
        }
    }
}
