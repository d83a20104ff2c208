Describe 'Copy-TaskDefinitionStore' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 3
        $null = Add-Revision api
        $null = Unregister-TaskDefinitionRevision web:1 -Confirm:$false
        $copy = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
    }

    Context 'from a store on disk' {
        It 'copies revisions with their numbers, states, times and tags' {
            Add-TaskDefinitionTag web:2 -Tag @{ team = 'a' }
            $done = Copy-TaskDefinitionStore $copy
            $done | Should -BeOfType 'EcsTaskDef.Registry.RegistryCopy'
            $done.AddedCount | Should -Be 4
            "$done" | Should -Be $copy
            foreach ($name in 'web:1', 'web:2', 'web:3', 'api:1') {
                (Get-TaskDefinition $name -IncludeTag -Store $copy | ConvertTo-Json -Depth 9) -replace 'Store.*' |
                    Should -Be ((Get-TaskDefinition $name -IncludeTag | ConvertTo-Json -Depth 9) -replace 'Store.*')
            }
            Test-TaskDefinitionStore $copy -Quiet | Should -BeTrue
        }

        It 'takes -Source, families by wildcard, states and regions' {
            $null = Register-TaskDefinition -InputObject (New-Definition far) -Region eu-west-1
            $path = (Get-TaskDefinitionStore).Path
            Set-TaskDefinitionStore -Reset
            $done = Copy-TaskDefinitionStore -Source $path -Destination $copy -Family 'we*', 'far' -Status ACTIVE -Region *
            $done.Region | Should -Be 'eu-west-1', 'us-east-1'
            "$(Get-TaskDefinition -Status ALL -Store $copy -Region us-east-1)" | Should -Be 'web:2 web:3'
            "$(Get-TaskDefinition -Store $copy -Region eu-west-1)" | Should -Be 'far:1'
        }

        It 'brings a copy up to date' {
            $null = Copy-TaskDefinitionStore $copy
            $null = Unregister-TaskDefinitionRevision web:2 -Confirm:$false
            $null = Add-Revision web
            $done = Copy-TaskDefinitionStore $copy
            $done.AddedCount, $done.ChangedCount | Should -Be 1, 1
            (Get-TaskDefinition web:2 -Store $copy).Status | Should -Be 'INACTIVE'
        }

        It 'copies what runs, so that usage and limits are the same' {
            $null = New-ContainerCluster default
            $null = New-ContainerService -ServiceName shop -TaskDefinition web:2 -DesiredCount 2
            $done = Copy-TaskDefinitionStore $copy -WithRuntime
            $done.ServiceCount, $done.TaskCount | Should -Be 1, 2
            (Get-TaskDefinitionUsage web:2 -Store $copy).InUse | Should -BeTrue
            "$(Get-TaskDefinition -InUse -Store $copy)" | Should -Be 'web:2'
            Limit-TaskDefinitionFamily web -Keep 0 -PlanOnly -Store $copy | ForEach-Object { "$_ $($_.Action) $($_.Reason)" } |
                Should -Be (Limit-TaskDefinitionFamily web -Keep 0 -PlanOnly | ForEach-Object { "$_ $($_.Action) $($_.Reason)" })
        }

        It 'masks secrets with -MaskSecret' {
            $secret = @{ containerDefinitions = @(@{ name = 'app'; image = 'nginx'; memory = 64
                        environment = @(@{ name = 'DB_PASSWORD'; value = 'hunter2hunter2' }) }) }
            $null = Register-TaskDefinition -InputObject (New-Definition db $secret)
            (Copy-TaskDefinitionStore $copy -MaskSecret).MaskedCount | Should -Be 1
            (Get-TaskDefinition db:1 -Store $copy).ContainerDefinitions[0].Environment[0].Value | Should -Be '********'
        }

        It 'names what was changed in the copy' {
            $null = Copy-TaskDefinitionStore $copy
            $null = Unregister-TaskDefinitionRevision web:2 -Store $copy -Confirm:$false
            $done = Copy-TaskDefinitionStore $copy -WarningVariable warnings -WarningAction SilentlyContinue
            $done.Diverged | Should -Be 'web:2'
            "$warnings" | Should -Match 'web:2'
        }

        It 'copies nothing with -WhatIf' {
            Copy-TaskDefinitionStore $copy -WhatIf
            $copy | Should -Not -Exist
        }

        It 'shows as a list and as a table' {
            $done = Copy-TaskDefinitionStore $copy
            ($done | Format-List | Out-String) | Should -Match 'RevisionCount : 4'
            ($done | Format-Table Region, AddedCount | Out-String) | Should -Match 'us-east-1 +4'
        }
    }

    Context 'what it refuses' {
        It 'a source that is no store, the store itself, a store that is only read, and AWS as a destination' {
            { Copy-TaskDefinitionStore $copy -Source (Join-Path $TestDrive 'nothing') -ErrorAction Stop } | Should -Throw -ErrorId 'NoStore,*'
            { Copy-TaskDefinitionStore (Get-TaskDefinitionStore).Path -ErrorAction Stop } | Should -Throw -ErrorId 'CopyToItself,*'
            { Copy-TaskDefinitionStore aws:prod -ErrorAction Stop } | Should -Throw -ErrorId 'CopyToAws,*'
        }

        It 'a copy of another account' {
            $null = Copy-TaskDefinitionStore $copy
            Set-TaskDefinitionStore (Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))) -Account 123456789012
            $null = Add-Revision web
            { Copy-TaskDefinitionStore $copy -ErrorAction Stop } | Should -Throw -ErrorId 'StoreAccountMismatch,*'
        }
    }

    # Windows PowerShell has only stores on disk.
    if ($PSVersionTable.PSEdition -eq 'Desktop' -or $env:ECSTASKDEF_EDITION -eq 'Desktop') { return }

    Context 'over the wire' {
        BeforeEach { $server = Start-TaskDefinitionServer }
        AfterEach { Stop-TaskDefinitionServer }

        It 'copies from an endpoint, and changes nothing there' {
            $before = (Get-TaskDefinitionHistory).Count
            (Copy-TaskDefinitionStore -Source $server.Url -Destination $copy).AddedCount | Should -Be 4
            (Get-TaskDefinitionHistory).Count | Should -Be $before
            (Get-TaskDefinition web:1 -Store $copy).Status | Should -Be 'INACTIVE'
        }

        It 'registers at an endpoint, and says what it cannot keep' {
            $path = (Get-TaskDefinitionStore).Path
            $null = Copy-TaskDefinitionStore -Source $path -Destination $copy
            $null = Register-TaskDefinition -InputObject (New-Definition other) -Store $copy
            $done = Copy-TaskDefinitionStore -Source $copy -Destination $server.Url -WarningVariable warnings -WarningAction SilentlyContinue
            $done.AddedCount | Should -Be 1
            "$warnings" | Should -Match 'numbers'
            "$(Get-TaskDefinition other)" | Should -Be 'other:1'
            { Copy-TaskDefinitionStore -Source $copy -Destination $server.Url -WithRuntime -WarningAction SilentlyContinue -ErrorAction Stop } |
                Should -Throw -ErrorId 'CopyRuntimeOnDiskOnly,*'
        }
    }
}
