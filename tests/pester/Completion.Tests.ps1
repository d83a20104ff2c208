# What TAB gives, what it says about it, how long it takes, and that it never leaves an error.
Describe 'Completion' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        function Get-Match([string] $Line) { (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches }
    }
    BeforeEach {
        Use-NewStore
        $global:Error.Clear()
    }
    AfterEach { $global:Error | Should -BeNullOrEmpty }

    Context 'members in hashtables' {
        It 'gives those of <Line>' -ForEach @(
            @{ Line = 'Register-TaskDefinition -ContainerDefinition @{ '; Some = 'Name', 'Image', 'PortMappings', 'LogConfiguration' }
            @{ Line = 'Register-TaskDefinition -Family web -ContainerDefinition @{ Im'; Some = @('Image') }
            @{ Line = 'Register-TaskDefinition -Family web -ContainerDefinition @{ LogConfiguration = @{ '; Some = 'LogDriver', 'Options' }
            @{ Line = 'Register-TaskDefinition -Family web -ContainerDefinition @{ PortMappings = @(@{ '; Some = 'ContainerPort', 'Protocol' }
            @{ Line = 'Register-TaskDefinition -Family web -ContainerDefinition @{ PortMapping = @{ '; Some = 'ContainerPort', 'Protocol' }
            @{ Line = 'Register-TaskDefinition -Family web -ContainerDefinition @{ Name = "a"; Secret = @(@{ '; Some = 'Name', 'ValueFrom' }
            @{ Line = 'Register-TaskDefinition -Family web -ContainerDefinition @{ LogConfiguration = @{ LogDriver = "splunk"; SecretOption = @{ '; Some = 'Name', 'ValueFrom' }
            @{ Line = 'Test-TaskDefinition -Family web -ContainerDefinition @{ LinuxParameters = @{ Device = @{ '; Some = 'HostPath', 'Permissions' }
            @{ Line = 'Register-TaskDefinition -Family web -ContainerDefinition @{ LinuxParameters = @{ '; Some = 'Device', 'Devices', 'Tmpfs' }
            @{ Line = 'Register-TaskDefinition -Family web -ContainerDefinition @{ Ulimit'; Some = 'Ulimit', 'Ulimits' }
            @{ Line = 'Test-TaskDefinition -Family web -ProxyConfiguration @{ Property = @{ '; Some = 'Name', 'Value' }
            @{ Line = 'Start-ContainerTask web -Override @{ ContainerOverride = @{ '; Some = 'Command', 'Environment' }
            @{ Line = 'Register-TaskDefinition -Family web -Volume @{ '; Some = 'Name', 'EfsVolumeConfiguration' }
            @{ Line = 'Test-TaskDefinition -Family web -RuntimePlatform @{ '; Some = 'CpuArchitecture', 'OperatingSystemFamily' }
            @{ Line = 'New-ContainerService web -NetworkConfiguration @{ AwsvpcConfiguration = @{ '; Some = 'Subnets', 'SecurityGroups' }
            @{ Line = 'Start-ContainerTask web -Override @{ '; Some = @('ContainerOverrides') }
        ) {
            $found = (Get-Match $Line).CompletionText
            foreach ($name in $Some) { $found | Should -Contain $name }
        }

        It 'tells their types' {
            (Get-Match 'Register-TaskDefinition -Family web -ContainerDefinition @{ Im').ToolTip | Should -Match 'string Image'
        }

        It 'changes nothing of what the parameters take' {
            $container = @{ name = 'app'; image = 'nginx:1.27'; memory = 64; novelty = @{ a = 1 } }
            $revision = Register-TaskDefinition -Family web -ContainerDefinition $container
            $revision.ContainerDefinitions[0].AdditionalMembers['novelty'].GetRawText() | Should -Be '{"a":1}'
            $again = Register-TaskDefinition -Family web -ContainerDefinition $revision.ContainerDefinitions[0], ([pscustomobject] @{ Name = 'log'; Image = 'bit'; Memory = '64' })
            $again.ContainerDefinitions.Name | Should -Be 'app', 'log'
            (Get-Failure { Register-TaskDefinition -Family web -ContainerDefinition 'text' })[0].FullyQualifiedErrorId | Should -Match '^SerializationException,'
            $global:Error.Clear()
        }

        It 'changes nothing of what the parameters about what runs take' {
            (New-ContainerCluster one -Setting @{ containerInsights = 'enabled' }).Settings.Value | Should -Be 'enabled'
            (New-ContainerCluster two -Setting ([pscustomobject] @{ Name = 'containerInsights'; Value = 'enabled' })).Settings.Name | Should -Be 'containerInsights'
            $null = Add-Revision web 1
            $service = New-ContainerService web web:1 -Cluster one -DesiredCount 1 -PlacementStrategy @{ type = 'random' }, @{ type = 'spread'; field = 'attribute:ecs.availability-zone' }
            $service.PlacementStrategy.Type | Should -Be 'random', 'spread'
            (Start-ContainerTask web:1 -Cluster one -Override @{ cpu = '256' }).Overrides.Cpu | Should -Be '256'
        }
    }

    Context 'names' {
        It 'gives revisions, the newest first, with state, time and image' {
            $null = Add-Revision web 12
            $null = Unregister-TaskDefinitionRevision web:11
            $found = Get-Match 'Get-TaskDefinition web:'
            $found[0, 1, 2].CompletionText | Should -Be 'web:12', 'web:11', 'web:10'
            $found[0].ToolTip | Should -Match 'web:12 ACTIVE, registered (just now|\d min ago): nginx:1\.27'
            $found[1].ToolTip | Should -Match 'INACTIVE'
            (Get-Match 'Unregister-TaskDefinitionRevision web:').CompletionText | Should -Not -Contain 'web:11'
        }

        It 'finds what is typed among all revisions, and gives a bounded number' {
            # A family as an export has it: thousands of revisions at once.
            $file = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
            $lines = @('{"format":1,"account":"000000000000","region":"us-east-1","family":"big","latestRevision":5000}') + @(1..5000 | ForEach-Object {
                    '{"taskDefinition":{"family":"big","revision":' + $_ + ',"containerDefinitions":[{"name":"app","image":"nginx:1.' + $_ + '","memory":64}]}}'
                })
            [System.IO.File]::WriteAllLines($file, $lines)
            $null = Import-TaskDefinition $file -KeepRevision -Confirm:$false
            (Get-Completion 'Get-TaskDefinition big:') | Should -HaveCount 100
            (Get-Completion 'Get-TaskDefinition big:45')[0, 99] | Should -Be 'big:4599', 'big:4500'
            (Get-Completion 'Get-TaskDefinition big:459') | Should -Be (@(4599..4590 | ForEach-Object { "big:$_" }) + 'big:459')
            (Get-Match 'Unregister-TaskDefinitionRevision big:4321').ToolTip | Should -Match '^big:4321 ACTIVE, registered .+: nginx:1\.4321$'
            Get-Completion 'Get-TaskDefinition big:5001' | Should -BeNullOrEmpty
            Get-Completion 'Get-TaskDefinition big:x' | Should -BeNullOrEmpty
        }

        It 'gives the keys of tags, clusters, services and tasks with what they are' {
            $null = New-Definition web @{ tags = @(@{ key = 'team'; value = 'web' }, @{ key = 'tier'; value = '1' }) } | Register-TaskDefinition
            $keys = Get-Match 'Remove-TaskDefinitionTag web:1 -Key t'
            $keys.CompletionText | Should -Be 'team', 'tier'
            $keys[0].ToolTip | Should -Be 'team=web'
            $null = New-ContainerCluster one
            $null = New-ContainerService shop web:1 -Cluster one -DesiredCount 0
            $task = Start-ContainerTask web:1 -Cluster one
            (Get-Match 'Get-ContainerTask -Cluster o').ToolTip | Should -Match '^one: '
            (Get-Match 'Get-ContainerService -Cluster one s').ToolTip | Should -Be 'shop: web:1, 0 of 0 running'
            $found = Get-Match 'Stop-ContainerTask -Cluster one '
            $found.CompletionText | Should -Be ($task.TaskArn -replace '.*/')
            $found.ToolTip | Should -Match '^web:1 [A-Z]+, family:web$'
        }

        It 'asks the store and the region of the line' {
            $null = Add-Revision here
            $null = New-Definition there | Register-TaskDefinition -Region eu-west-1
            Get-Completion 'Get-TaskDefinition -Region eu-west-1 ' | Should -Be 'there'
            $other = Join-Path $TestDrive ([guid]::NewGuid())
            $null = New-Definition elsewhere | Register-TaskDefinition -Store $other
            Get-Completion "Get-TaskDefinition -Store '$other' " | Should -Be 'elsewhere'
            $global:StoredAWSRegion = 'eu-west-1'
            try {
                Set-TaskDefinitionStore -Reset
                Set-TaskDefinitionStore -Store $Store
                Get-Completion 'Get-TaskDefinition ' | Should -Be 'there'
            }
            finally { Remove-Variable StoredAWSRegion -Scope Global }
        }

        It 'gives files beside revisions where definitions are compared' {
            $null = Add-Revision web
            $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
            foreach ($name in 'web.json', 'web.yaml', 'web.txt', 'worker.json') { Set-Content (Join-Path $folder $name) '{}' }
            $null = New-Item -ItemType Directory (Join-Path $folder webs)
            Push-Location $folder
            try {
                (Get-Completion 'Compare-TaskDefinition we') -replace '^\.[\\/]' | Sort-Object | Should -Be 'web', 'web.json', 'web.yaml', 'webs'
                (Get-Completion 'Compare-TaskDefinition web ./w') -replace '^\.[\\/]' | Sort-Object | Should -Be 'web.json', 'web.yaml', 'webs', 'worker.json'
                Get-Completion 'Compare-TaskDefinition web:' | Should -Be 'web:1'
            }
            finally { Pop-Location }
        }

        It 'gives the sizes of Fargate in pairs' {
            Get-Completion 'Register-TaskDefinition -Family web -Cpu ' | Should -Be 256, 512, 1024, 2048, 4096, 8192, 16384
            Get-Completion 'Register-TaskDefinition -Family web -Cpu 256 -Memory ' | Should -Be 512, 1024, 2048
            Get-Completion 'Register-TaskDefinition -Family web -Cpu 512 -Memory 2' | Should -Be 2048
            Get-Completion 'Test-TaskDefinition -Family web -Memory 30720 -Cpu ' | Should -Be 4096
            (Get-Match 'Register-TaskDefinition -Family web -Cpu 1024 -Memory 4').ToolTip | Should -Be '4 GB on Fargate with CPU 1024'
            (Get-Match 'Register-TaskDefinition -Family web -Cpu 25').ToolTip | Should -Be '0.25 vCPU with 512 to 2048 MiB on Fargate'
        }

        It 'gives the images that the store knows' {
            $null = New-Definition web | Register-TaskDefinition
            $null = New-Definition api @{ containerDefinitions = @(@{ name = 'a'; image = 'api:2'; memory = 64 }, @{ name = 'b'; image = 'nginx:1.27'; memory = 64 }) } | Register-TaskDefinition
            $found = Get-Match 'Get-TaskDefinition -Image '
            $found.CompletionText | Should -Be 'api:2', 'nginx:1.27'
            $found[1].ToolTip | Should -Be 'nginx:1.27: api:1, web:1'
            Get-Completion 'Get-TaskDefinition -Image ng' | Should -Be 'nginx:1.27'
            Get-Completion 'Register-TaskDefinition web -Image ng' | Should -Be 'nginx:1.27'
        }

        It 'gives no file where no file is expected: <_>' -ForEach @(
            'Register-TaskDefinition -Note ', 'Register-TaskDefinition -Family web -TaskRoleArn ', 'Get-TaskDefinition -SecretFrom '
            'Get-TaskDefinition -Image ', 'Start-ContainerTask web -StartedBy ', 'Stop-ContainerTask -Reason ', 'Set-TaskDefinitionStore -Account '
        ) {
            Push-Location $PSScriptRoot
            try { Get-Completion $_ | Should -BeNullOrEmpty }
            finally { Pop-Location }
        }

        It 'gives files to no parameter that takes none: <_>' -ForEach @((Get-Command -Module EcsTaskDef -CommandType Cmdlet).Name) {
            $files = 'Path', 'LiteralPath', 'Store', 'Destination', 'ReferenceObject', 'DifferenceObject'
            # PowerShell itself makes these two.
            $paging = 'First', 'Skip'
            Push-Location $PSScriptRoot
            try {
                foreach ($parameter in (Get-Command $_).Parameters.Values) {
                    if ($parameter.SwitchParameter -or $parameter.Name -in $files + $paging + [System.Management.Automation.PSCmdlet]::CommonParameters) { continue }
                    Get-Match "$_ -$($parameter.Name) " | Where-Object ResultType -In ProviderItem, ProviderContainer |
                        Should -BeNullOrEmpty -Because "-$($parameter.Name) takes no file"
                }
            }
            finally { Pop-Location }
        }

        It 'gives Unregister and Remove only what they would take' {
            $null = Add-Revision active 2
            $null = Add-Revision both 2
            $null = Add-Revision inactive 1
            $null = Unregister-TaskDefinitionRevision both:1, inactive:1
            Get-Completion 'Unregister-TaskDefinitionRevision ' | Should -Be 'active', 'both'
            Get-Completion 'Remove-TaskDefinitionRevision ' | Should -Be 'both', 'inactive'
            Get-Completion 'Unregister-TaskDefinitionRevision both' | Should -Be 'both:2'
            Get-Completion 'Remove-TaskDefinitionRevision both:' | Should -Be 'both:1'
            Get-Completion 'Remove-TaskDefinitionRevision active' | Should -BeNullOrEmpty
            Get-Completion 'Get-TaskDefinition ' | Should -Be 'active', 'both', 'inactive'
        }

        It 'gives regions with their names' {
            (Get-Match 'Get-TaskDefinition -Region eu-west-1').ToolTip | Should -Match 'Ireland'
        }

        It 'gives nothing and no error on a store that is <State>' -ForEach @(@{ State = 'missing' }, @{ State = 'damaged' }) {
            $null = Add-Revision web 2
            $path = (Get-TaskDefinitionStore).Path
            $store = Join-Path $TestDrive $State
            if ($State -eq 'damaged') {
                Copy-Item -LiteralPath $path -Destination $store -Recurse
                Get-ChildItem -LiteralPath $store -Recurse -File -Filter *.jsonl | ForEach-Object { Set-Content -LiteralPath $_.FullName -Value 'no journal' }
                Set-Content -LiteralPath (Join-Path $store 'store.json') -Value '{'
            }
            foreach ($line in 'Get-TaskDefinition w', 'Get-TaskDefinition web:', 'Get-TaskDefinitionFamily ', 'Get-ContainerTask -Cluster ') {
                { Get-Match "$line -Store $store" } | Should -Not -Throw
                { Get-Match ($line -replace '^(\S+)', "`$1 -Store '$store'") } | Should -Not -Throw
            }
        }
    }
}
