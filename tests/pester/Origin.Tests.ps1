# Objects know the store, region and account that they are from, and so do their copies: commands work there, or refuse.
Describe 'Where an object is from' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        $app = @{ Name = 'app'; Image = 'nginx:1.27'; Memory = 64 }

        # The statuses of web:1 and web:2 in a store.
        function Get-Status([string] $Path, [string] $Region = 'us-east-1') {
            (Get-TaskDefinition web -Status ALL -Store $Path -Region $Region).Status -join ' '
        }

        # What copies an object on its way.
        function Copy-Object([string] $Way, $Object) {
            switch ($Way) {
                'as it is' { $Object }
                'Select-Object *' { $Object | Select-Object * }
                'CSV' { $Object | Export-Csv (Join-Path $TestDrive 'copy.csv'); Import-Csv (Join-Path $TestDrive 'copy.csv') }
                'JSON' { $Object | ConvertTo-Json -Depth 16 | ConvertFrom-Json }
                'CLIXML' { $Object | Export-Clixml (Join-Path $TestDrive 'copy.xml') -Depth 10; Import-Clixml (Join-Path $TestDrive 'copy.xml') }
                'a job' {
                    $module = (Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1'
                    $job = Start-Job { Import-Module $using:module; Get-TaskDefinition web:1 -Store $using:B }
                    try { Receive-Job $job -Wait } finally { Remove-Job $job -Force }
                }
            }
        }
    }

    BeforeEach {
        Use-NewStore
        $A = (Get-TaskDefinitionStore).Path
        $B = Join-Path $TestDrive "b-$([guid]::NewGuid().ToString('n'))"
        foreach ($path in $A, $B) { $null = 1..2 | ForEach-Object { Register-TaskDefinition -Family web -ContainerDefinition $app -Store $path } }
    }

    Context 'what an object says' {
        It 'says store, region and account' {
            $revision = Get-TaskDefinition web:1 -Store $B
            $revision.Store, $revision.Region, $revision.Account | Should -Be $B, 'us-east-1', '000000000000'
            $family = Get-TaskDefinitionFamily -Store $B
            $family.Store, $family.Region, $family.Account | Should -Be $B, 'us-east-1', '000000000000'
        }

        It 'says it of everything that a registry answers' {
            $null = New-ContainerCluster -Store $B
            $null = New-ContainerService shop web:1 -DesiredCount 1 -Store $B
            $place = @{ Store = $B; WarningAction = 'Ignore' }
            $objects = @(
                Register-TaskDefinition -Family api -ContainerDefinition $app -IfChanged @place
                Add-TaskDefinitionTag api:1 @{ a = 'b' } @place
                Get-TaskDefinitionTag api:1 @place
                Get-TaskDefinitionHistory @place | Select-Object -First 1
                Get-TaskDefinitionUsage web:1 @place
                Limit-TaskDefinitionFamily web -Keep 1 -WhatIf @place
                Get-ContainerCluster @place
                Get-ContainerService @place
                Get-ContainerTask @place
                Unregister-TaskDefinitionRevision api:1 @place
                Remove-TaskDefinitionRevision api:1 -Force @place
            )
            $objects.Count | Should -BeGreaterOrEqual 12
            foreach ($object in $objects) {
                $object.Store | Should -Be $B -Because $object.GetType().Name
                $object.Region | Should -Be 'us-east-1' -Because $object.GetType().Name
                $object.Account | Should -Be '000000000000' -Because $object.GetType().Name
                foreach ($view in ($object | Format-Table | Out-String), ($object | Format-List | Out-String -Width 400)) {
                    $view | Should -Not -Match ([regex]::Escape($B)) -Because $object.GetType().Name
                }
            }
        }

        It 'says nothing of findings and differences' {
            (@{ family = 'x' } | Get-TaskDefinitionFinding)[0].PSObject.Properties['Store'] | Should -BeNullOrEmpty
            (Compare-TaskDefinition web:1 @{ family = 'web'; containerDefinitions = @{ name = 'app'; image = 'nginx:1.28'; memory = 64 } })[0].PSObject.Properties['Store'] |
                Should -BeNullOrEmpty
        }
    }

    Context 'a command works there' {
        It 'deregisters where a revision is from: <_>' -ForEach 'as it is', 'Select-Object *', 'CSV', 'JSON', 'CLIXML', 'a job' {
            $copy = Copy-Object $_ (Get-TaskDefinition web:1 -Store $B)
            $done = $copy | Unregister-TaskDefinitionRevision
            $done.Store | Should -Be $B
            Get-Status $B | Should -Be 'INACTIVE ACTIVE'
            Get-Status $A | Should -Be 'ACTIVE ACTIVE'
        }

        It 'does so for an argument too' {
            Unregister-TaskDefinitionRevision (Get-TaskDefinition web:1 -Store $B)
            Get-Status $B | Should -Be 'INACTIVE ACTIVE'
            Get-Status $A | Should -Be 'ACTIVE ACTIVE'
        }

        It 'works in each of two stores, in the order of the objects' {
            $there = Get-TaskDefinition web -Store $B
            $here = Get-TaskDefinition web
            $done = $there[0], $here[1], $there[1] | Unregister-TaskDefinitionRevision
            $done | ForEach-Object { "$_ $($_.Store)" } | Should -Be "web:1 $B", "web:2 $A", "web:2 $B"
            Get-Status $B | Should -Be 'INACTIVE INACTIVE'
            Get-Status $A | Should -Be 'ACTIVE INACTIVE'
        }

        It 'keeps a result before an error of the next' {
            $gone = Get-TaskDefinition web:2 -Store $B | Select-Object *
            $gone.Region = 'mars'
            $items = (Get-TaskDefinition web:1 -Store $B), $gone | Unregister-TaskDefinitionRevision -ErrorAction Continue 2>&1
            "$($items[0])" | Should -Be 'web:1'
            $items[1].FullyQualifiedErrorId | Should -BeLike 'RegionNotListed,*'
        }

        It 'tags, deletes, limits and starts there' {
            $null = Get-TaskDefinition web:1 -Store $B | Add-TaskDefinitionTag -Tag @{ team = 'web' }
            (Get-TaskDefinition web:1 -Store $B | Get-TaskDefinitionTag).Value | Should -Be 'web'
            Get-TaskDefinitionTag web:1 | Should -BeNullOrEmpty
            $null = Get-TaskDefinitionTag web:1 -Store $B | Remove-TaskDefinitionTag
            Get-TaskDefinitionTag web:1 -Store $B | Should -BeNullOrEmpty
            $null = Get-TaskDefinitionFamily -Store $B | Limit-TaskDefinitionFamily -Keep 1 -Force
            Get-Status $B | Should -Be 'INACTIVE ACTIVE'
            $null = Get-TaskDefinition web:1 -Store $B | Remove-TaskDefinitionRevision -Force
            (Get-TaskDefinition web:1 -Store $B).Status | Should -Be 'DELETE_IN_PROGRESS'
            $task = Get-TaskDefinition web:2 -Store $B | Start-ContainerTask
            $task.Store | Should -Be $B
            Get-ContainerCluster | Should -BeNullOrEmpty
            ($task | Stop-ContainerTask).Store | Should -Be $B
            Get-Status $A | Should -Be 'ACTIVE ACTIVE'
        }

        It 'finds services, tasks and clusters there' {
            $null = New-ContainerCluster prod -Store $B
            $null = Get-TaskDefinition web:1 -Store $B | New-ContainerService shop -Cluster prod -DesiredCount 2
            $service = Get-ContainerCluster -Store $B | Get-ContainerService
            "$($service.ServiceName) $($service.Store)" | Should -Be "shop $B"
            ($service | Get-ContainerTask).Count | Should -Be 2
            (Get-ContainerService -Cluster (Get-ContainerCluster prod -Store $B)).ServiceName | Should -Be 'shop'
            ($service | Update-ContainerService -DesiredCount 1).DesiredCount | Should -Be 1
            ($service | Remove-ContainerService -Enforce -Force).Store | Should -Be $B
        }

        It 'reads there: <Name>' -ForEach @(
            @{ Name = 'Get-TaskDefinition'; Do = { $_ | Get-TaskDefinition } }
            @{ Name = 'Get-TaskDefinitionFamily'; Do = { $_ | Get-TaskDefinitionFamily } }
            @{ Name = 'Get-TaskDefinitionHistory'; Do = { $_ | Get-TaskDefinitionHistory | Select-Object -First 1 } }
            @{ Name = 'Get-TaskDefinitionUsage'; Do = { $_ | Get-TaskDefinitionUsage } }
        ) {
            $only = Register-TaskDefinition -Family only -ContainerDefinition $app -Store $B -Region eu-west-1
            $found = $only | ForEach-Object $Do
            $found.Store | Should -Be $B
            $found.Region | Should -Be 'eu-west-1'
        }

        It 'compares and exports what is there' {
            $null = Register-TaskDefinition -Family web -ContainerDefinition @{ Name = 'app'; Image = 'nginx:1.28'; Memory = 64 } -Store $B
            $name = Get-TaskDefinition web:3 -Store $B | Select-Object TaskDefinitionArn, Store
            (Compare-TaskDefinition web:1 $name).Right | Should -Be 'nginx:1.28'
            $file = Get-TaskDefinition web:3 -Store $B | Export-TaskDefinition -Path (Join-Path $TestDrive ([guid]::NewGuid()))
            Get-Content $file -Raw | Should -Match 'nginx:1.28'
        }

        It 'needs no store of the session' {
            $revision = Get-TaskDefinition web:1 -Store $B
            Set-Content (Join-Path $TestDrive 'no-store') 'a file'
            Set-TaskDefinitionStore -Reset
            $before = $env:ECSTASKDEF_STORE
            try {
                $env:ECSTASKDEF_STORE = Join-Path $TestDrive 'no-store'
                ($revision | Unregister-TaskDefinitionRevision).Status | Should -Be 'INACTIVE'
            }
            finally { $env:ECSTASKDEF_STORE = $before }
        }

        It 'does not remember it for the same text' {
            $name = 'web:1'
            $null = [pscustomobject]@{ TaskDefinition = $name; Store = $B } | Unregister-TaskDefinitionRevision
            $null = Unregister-TaskDefinitionRevision $name
            Get-Status $A | Should -Be 'INACTIVE ACTIVE'
        }
    }

    Context 'or refuses' {
        It 'refuses another -Store where something would change, and names both: <Name>' -ForEach @(
            @{ Name = 'Unregister'; Do = { $_ | Unregister-TaskDefinitionRevision -Store $A } }
            @{ Name = 'an argument'; Do = { Unregister-TaskDefinitionRevision $_ -Store $A } }
            @{ Name = 'Remove'; Do = { $_ | Remove-TaskDefinitionRevision -Store $A -Force } }
            @{ Name = 'tag'; Do = { $_ | Add-TaskDefinitionTag -Tag @{ a = 'b' } -Store $A } }
            @{ Name = 'untag'; Do = { $_ | Remove-TaskDefinitionTag -Key a -Store $A } }
            @{ Name = 'Limit'; Do = { $_ | Limit-TaskDefinitionFamily -Keep 0 -Store $A -Force } }
            @{ Name = 'Start'; Do = { $_ | Start-ContainerTask -Store $A } }
            @{ Name = 'New'; Do = { $_ | New-ContainerService shop -Store $A } }
            @{ Name = '-WhatIf'; Do = { $_ | Unregister-TaskDefinitionRevision -Store $A -WhatIf } }
        ) {
            $failures = @(Get-Failure { Get-TaskDefinition web:1 -Store $B | ForEach-Object $Do })
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'ObjectFromElsewhere,*'
            $failures[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            "$($failures[0])" | Should -Match ([regex]::Escape("from us-east-1 in the store $B, and the command works on us-east-1 in the store $A."))
            Get-Status $A | Should -Be 'ACTIVE ACTIVE'
            Get-Status $B | Should -Be 'ACTIVE ACTIVE'
            Get-TaskDefinitionTag web:1 -Store $A | Should -BeNullOrEmpty
            Get-ContainerCluster -Store $A | Should -BeNullOrEmpty
        }

        It 'refuses another -Region' {
            $failure = Get-Failure { Get-TaskDefinition web:1 -Store $B | Unregister-TaskDefinitionRevision -Region eu-west-1 }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ObjectFromElsewhere,*'
        }

        It 'refuses a cluster of another store' {
            $null = New-ContainerCluster prod
            $null = New-ContainerCluster prod -Store $B
            $failure = Get-Failure { Get-TaskDefinition web:1 | Start-ContainerTask -Cluster (Get-ContainerCluster prod -Store $B) }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ObjectFromElsewhere,*'
            Get-ContainerTask -Cluster prod | Should -BeNullOrEmpty
        }

        It 'refuses a store of another account in the same folder' {
            $family = Get-TaskDefinitionFamily -Store $B | Select-Object *
            $family.Account = '123456789012'
            $failure = Get-Failure { $family | Limit-TaskDefinitionFamily -Keep 0 -Force }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ObjectFromElsewhere,*'
            "$failure" | Should -BeLike '*of account 123456789012*of account 000000000000*'
        }

        It 'takes the same place under another name' {
            Push-Location $TestDrive
            try { $done = Get-TaskDefinition web:1 -Store $B | Unregister-TaskDefinitionRevision -Store "./$(Split-Path $B -Leaf)/" }
            finally { Pop-Location }
            $done.Status | Should -Be 'INACTIVE'
        }

        It 'reads elsewhere where it is told to' {
            $null = Unregister-TaskDefinitionRevision web:1
            (Get-TaskDefinition web:1 -Store $B | Get-TaskDefinition -Store $A).Status | Should -Be 'INACTIVE'
        }
    }

    Context 'registering' {
        It 'registers a piped revision where it is from' {
            $revision = Get-TaskDefinition web:1 -Store $B | Register-TaskDefinition
            "$revision $($revision.Store)" | Should -Be "web:3 $B"
            Get-Status $A | Should -Be 'ACTIVE ACTIVE'
        }

        It 'takes the region of a piped revision: <_>' -ForEach 'as it is', 'Select-Object *', 'JSON', 'CLIXML' {
            $null = Register-TaskDefinition -Family far -ContainerDefinition $app -Region eu-west-1
            $copy = Copy-Object $_ (Get-TaskDefinition far:1 -Region eu-west-1)
            ($copy | Register-TaskDefinition).TaskDefinitionArn | Should -BeLike 'arn:aws:ecs:eu-west-1:*:task-definition/far:2'
            Get-TaskDefinition | Where-Object Family -EQ far | Should -BeNullOrEmpty
        }

        It 'copies to another -Region and -Store, and says so' {
            $revision = Get-TaskDefinition web:1 -Store $B
            ($revision | Register-TaskDefinition -Region eu-west-1).TaskDefinitionArn | Should -BeLike 'arn:aws:ecs:eu-west-1:*:task-definition/web:1'
            (Get-TaskDefinition web -Region eu-west-1 -Store $B).Store | Should -Be $B
            ($revision | Register-TaskDefinition -Store $A).Store | Should -Be $A
            $said = $revision | Register-TaskDefinition -Store $A -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
            "$said" | Should -Match ([regex]::Escape("Copy task definition from us-east-1 in the store $B to us-east-1 in the store $A"))
        }

        It 'registers revisions of two stores in each' {
            $done = (Get-TaskDefinition web:1 -Store $B), (Get-TaskDefinition web:1), (Get-TaskDefinition web:2 -Store $B) | Register-TaskDefinition
            $done | ForEach-Object { "$_ $($_.Store)" } | Should -Be "web:3 $B", "web:3 $A", "web:4 $B"
        }

        It 'keeps no trace of the place in a definition' {
            $copy = Get-TaskDefinition web:1 -Store $B | ConvertTo-Json -Depth 16
            foreach ($given in $copy, ($copy | ConvertFrom-Json), (Get-TaskDefinition web:1 -Store $B | Select-Object *)) {
                $warnings = $null
                $revision = $given | Register-TaskDefinition -Store $A -WarningVariable warnings -WarningAction SilentlyContinue
                $revision.AdditionalMembers | Should -BeNullOrEmpty
                $warnings | Should -BeNullOrEmpty
                Compare-TaskDefinition web:1 $revision | Should -BeNullOrEmpty
            }
        }
    }
}
