Describe 'Get-ContainerCluster' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'what it gives' {
        BeforeEach { $null = 'prod', 'staging', 'play' | New-ContainerCluster -Tag @{ team = 'web' } }

        It 'gives all of them' {
            (Get-ContainerCluster).ClusterName | Sort-Object | Should -Be 'play', 'prod', 'staging'
        }

        It 'gives names, ARNs and wildcards' {
            (Get-ContainerCluster prod, 'arn:aws:ecs:us-east-1:000000000000:cluster/play').ClusterName | Should -Be 'prod', 'play'
            (Get-ContainerCluster p*).ClusterName | Sort-Object | Should -Be 'play', 'prod'
            Get-ContainerCluster P* | Should -BeNullOrEmpty
        }

        It 'knows a wildcard that is none' {
            $null = New-ContainerCluster a
            $failure = Get-Failure { Get-ContainerCluster '[a' }
            $failure.FullyQualifiedErrorId | Should -BeLike 'WildcardInvalid,*'
            $failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
        }

        It 'includes tags and settings when it is asked for' {
            (Get-ContainerCluster prod).Tags | Should -BeNullOrEmpty
            (Get-ContainerCluster prod -IncludeTag).Tags.Key | Should -BeExactly 'team'
            (Get-ContainerCluster prod -Include SETTINGS).Settings.Name | Should -BeExactly 'containerInsights'
        }

        It 'finds the cluster of a task' {
            $null = Add-Revision web
            (Start-ContainerTask web -Cluster prod | Get-ContainerCluster).ClusterName | Should -BeExactly 'prod'
        }

        It 'makes what is missing an error with its input, and gives the others' {
            $failures = @()
            $given = Get-ContainerCluster nosuch, prod -ErrorVariable failures -ErrorAction SilentlyContinue
            $given.ClusterName | Should -Be 'prod'
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'MISSING,*'
            $failures[0].TargetObject | Should -BeExactly 'nosuch'
            $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        }

        It 'follows pages' {
            $null = 1..120 | ForEach-Object { "many$_" } | New-ContainerCluster
            @(Get-ContainerCluster many*).Count | Should -Be 120
        }
    }

    Context 'looks' {
        It 'fits 80 columns' {
            $null = 'prod' | New-ContainerCluster
            foreach ($line in (Get-ContainerCluster | Out-String -Width 80) -split '\r?\n') { $line.Length | Should -BeLessOrEqual 80 }
            (Get-ContainerCluster | Out-String -Width 80) | Should -Match '(?m)^prod +ACTIVE +0 +0 +0 +0'
            (Get-ContainerCluster | Format-List | Out-String) | Should -Match 'ClusterArn'
        }
    }

    Context 'completion' {
        It 'suggests clusters' {
            $null = 'prod', 'play' | New-ContainerCluster
            Get-Completion 'Get-ContainerCluster pr' | Should -Be 'prod'
            Get-Completion 'Get-ContainerTask -Cluster pl' | Should -Be 'play'
        }
    }
}
