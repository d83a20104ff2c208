Describe 'New-ContainerCluster' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'what it makes' {
        It 'creates an ACTIVE cluster that knows its region' {
            $cluster = New-ContainerCluster prod
            $cluster.ClusterArn | Should -BeExactly 'arn:aws:ecs:us-east-1:000000000000:cluster/prod'
            $cluster.Status | Should -BeExactly 'ACTIVE'
            $cluster.Region | Should -BeExactly 'us-east-1'
        }

        It 'is called default without a name' {
            (New-ContainerCluster).ClusterName | Should -BeExactly 'default'
        }

        It 'takes names from the pipeline' {
            ('a', 'b' | New-ContainerCluster).ClusterName | Should -Be 'a', 'b'
        }

        It 'takes settings and tags as hashtables' {
            $cluster = New-ContainerCluster prod -Setting @{ containerInsights = 'enabled' } -Tag @{ team = 'web' }
            "$($cluster.Settings[0].Name)=$($cluster.Settings[0].Value)" | Should -BeExactly 'containerInsights=enabled'
            "$($cluster.Tags[0])" | Should -BeExactly 'team=web'
        }

        It 'takes the strategy as ECS names it' {
            $cluster = New-ContainerCluster prod -CapacityProvider FARGATE -DefaultCapacityProviderStrategy @{ CapacityProvider = 'FARGATE'; Weight = 1 }
            $cluster.DefaultCapacityProviderStrategy[0].Weight | Should -Be 1
        }

        It 'changes nothing with -WhatIf' {
            New-ContainerCluster prod -WhatIf
            Get-ContainerCluster | Should -BeNullOrEmpty
        }
    }

    Context 'what it refuses' {
        It 'names the input, and goes on with the next' {
            $failures = @()
            $made = 'a b', 'c' | New-ContainerCluster -ErrorVariable failures -ErrorAction SilentlyContinue
            $made.ClusterName | Should -Be 'c'
            $failures[0].TargetObject | Should -BeExactly 'a b'
        }
    }
}
