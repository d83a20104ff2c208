Describe 'Set-ContainerCluster' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = New-ContainerCluster prod -CapacityProvider FARGATE
    }

    Context 'what it sets' {
        It 'gives a cluster these providers and no others' {
            (Set-ContainerCluster prod -CapacityProvider FARGATE_SPOT).CapacityProviders | Should -Be 'FARGATE_SPOT'
            (Set-ContainerCluster prod -CapacityProvider @()).CapacityProviders | Should -BeNullOrEmpty
        }

        It 'leaves what is not given as it is' {
            $null = Set-ContainerCluster prod -DefaultCapacityProviderStrategy @{ CapacityProvider = 'FARGATE'; Weight = 2 }
            $cluster = Set-ContainerCluster prod -CapacityProvider FARGATE, FARGATE_SPOT
            $cluster.DefaultCapacityProviderStrategy[0].Weight | Should -Be 2
            (Set-ContainerCluster prod -DefaultCapacityProviderStrategy @()).CapacityProviders | Should -Be 'FARGATE', 'FARGATE_SPOT'
        }

        It 'takes clusters from the pipeline' {
            $null = New-ContainerCluster staging
            (Get-ContainerCluster | Set-ContainerCluster -CapacityProvider FARGATE_SPOT).CapacityProviders | Should -Be 'FARGATE_SPOT', 'FARGATE_SPOT'
        }

        It 'changes nothing with -WhatIf' {
            Set-ContainerCluster prod -CapacityProvider FARGATE_SPOT -WhatIf
            (Get-ContainerCluster prod).CapacityProviders | Should -Be 'FARGATE'
        }

        It 'suggests the providers that there are' {
            Get-Completion 'Set-ContainerCluster prod -CapacityProvider FARGATE_' | Should -Contain 'FARGATE_SPOT'
        }
    }

    Context 'what it refuses' {
        It 'reports what ECS refuses, and goes on with the next' {
            $failures = @()
            $set = 'nosuch', 'prod' | Set-ContainerCluster -CapacityProvider FARGATE_SPOT -ErrorVariable failures -ErrorAction SilentlyContinue
            $set.ClusterName | Should -Be 'prod'
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'ClusterNotFoundException*'
            $failures[0].TargetObject | Should -BeExactly 'nosuch'
            (Get-Failure { Set-ContainerCluster prod -CapacityProvider none })[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameterException*'
        }
    }
}
