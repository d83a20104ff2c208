Describe 'New-ContainerService' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'what it makes' {
        BeforeEach { $null = Add-Revision web 3 }

        It 'makes a service of the revision of the pipeline, in the cluster default' {
            $service = Get-TaskDefinition web:3 | New-ContainerService -ServiceName shop -DesiredCount 2
            $service.ServiceArn | Should -BeExactly 'arn:aws:ecs:us-east-1:000000000000:service/default/shop'
            $service.TaskDefinition | Should -BeLike '*web:3'
            (Get-ContainerService shop).RunningCount | Should -Be 2
        }

        It 'sends every member' {
            $more = @{
                DesiredCount = 1; HealthCheckGracePeriodSecond = 30; SchedulingStrategy = 'REPLICA'; EnableECSManagedTag = $true
                PropagateTag = 'SERVICE'; Tag = @{ a = 1 }; AvailabilityZoneRebalancing = 'DISABLED'
                DeploymentConfiguration = @{ MinimumHealthyPercent = 50; MaximumPercent = 150; DeploymentCircuitBreaker = @{ Enable = $true; Rollback = $false } }
                PlacementStrategy = @{ Type = 'spread'; Field = 'instanceId' }
                LoadBalancer = @{ TargetGroupArn = 't'; ContainerName = 'app' }
            }
            $service = New-ContainerService shop web @more
            $service.DeploymentConfiguration.MaximumPercent | Should -Be 150
            $service.DeploymentConfiguration.DeploymentCircuitBreaker.Enable | Should -BeTrue
            $service.HealthCheckGracePeriodSeconds | Should -Be 30
            $service.PropagateTags | Should -BeExactly 'SERVICE'
            $service.PlacementStrategy[0].Field | Should -BeExactly 'instanceId'
            (Get-ContainerTask -IncludeTag).Tags.Key | Should -Contain 'aws:ecs:serviceName'
        }

        It 'waits with -Wait until it is steady, at most as long as -Timeout says' {
            Set-TaskDefinitionStore -TaskDelay 1s
            (New-ContainerService shop web:3 -DesiredCount 2).RunningCount | Should -Be 0
            $service = New-ContainerService cart web:3 -DesiredCount 2 -Wait
            $service.RunningCount | Should -Be 2
            $service.Region | Should -BeExactly 'us-east-1'
            Set-TaskDefinitionStore -TaskDelay 1h
            $failure = Get-Failure { New-ContainerService late web:3 -DesiredCount 1 -Wait -Timeout 1s }
            $failure.FullyQualifiedErrorId | Should -BeLike 'WaitTimedOut,*'
            { New-ContainerService more web:3 -Timeout 1s } | Should -Throw '*-Wait*' -ErrorId 'TimeoutNeedsWait,*'
            New-ContainerService more web:3 -DesiredCount 1 -Wait -WhatIf | Should -BeNullOrEmpty
            (Get-ContainerService).ServiceName | Should -Be 'cart', 'late', 'shop'
        }

        It 'refuses an INACTIVE revision with the code of services' {
            $null = Unregister-TaskDefinitionRevision web:1
            $failure = Get-Failure { New-ContainerService shop web:1 -DesiredCount 1 }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ClientException,*'
            $failure.Exception.Message | Should -BeLikeExactly '*TaskDefinition is inactive'
            $failure.TargetObject | Should -BeExactly 'shop'
        }

        It 'refuses a strategy that ECS does not have, and more tasks than a service may have' {
            $null = Add-Revision web
            $failure = Get-Failure { New-ContainerService shop web -DesiredCount 1 -DeploymentConfiguration @{ strategy = 'SIDEWAYS' } }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameterException,*'
            "$failure" | Should -BeLike '*strategy should be one of*CANARY*'
            (Get-Failure { New-ContainerService shop web -DesiredCount 5001 }).FullyQualifiedErrorId | Should -BeLike 'LimitExceededException,*'
            Get-ContainerService | Should -BeNullOrEmpty
        }

        It 'changes nothing with -WhatIf' {
            New-ContainerService shop web -DesiredCount 1 -WhatIf
            Get-ContainerCluster | Should -BeNullOrEmpty
        }
    }
}
