Describe 'Start-ContainerTask' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'what it starts' {
        BeforeEach { $null = Add-Revision web 2 }

        It 'starts from the latest ACTIVE revision of the pipeline' {
            $task = Get-TaskDefinition web -Latest | Start-ContainerTask
            $task.TaskDefinitionArn | Should -BeLike '*:task-definition/web:2'
            $task.LastStatus | Should -BeExactly 'PENDING'
            $task.Region | Should -BeExactly 'us-east-1'
            (Get-ContainerTask $task.TaskArn).LastStatus | Should -BeExactly 'RUNNING'
        }

        It 'creates the cluster default and says so' {
            $said = Start-ContainerTask web -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
            "$said" | Should -BeLike "*There is no cluster 'default' in us-east-1 yet; it is created.*"
            (Get-ContainerCluster).ClusterName | Should -Be 'default'
        }

        It 'creates no other cluster, and none for what is refused' {
            (Get-Failure { Start-ContainerTask web -Cluster prod }).FullyQualifiedErrorId | Should -BeLike 'ClusterNotFoundException,*'
            (Get-Failure { Start-ContainerTask nosuch }).Exception.Message | Should -BeLikeExactly '*TaskDefinition not found.'
            Get-ContainerCluster | Should -BeNullOrEmpty
        }

        It 'sends every member' {
            $more = @{
                Count = 2; StartedBy = 'nightly'; Group = 'night'; EnableECSManagedTag = $true; PropagateTag = 'TASK_DEFINITION'; Tag = @{ a = 1 }
                Override = @{ ContainerOverride = @{ Name = 'app'; Command = 'migrate'; Environment = @{ LEVEL = 'debug' } } }
            }
            $null = Add-TaskDefinitionTag web:2 @{ team = 'web' }
            $tasks = @(Start-ContainerTask web @more)
            $tasks.Count | Should -Be 2
            $tasks[0].StartedBy | Should -BeExactly 'nightly'
            $tasks[0].Group | Should -BeExactly 'night'
            $tasks[0].Tags.Key | Sort-Object | Should -Be 'a', 'aws:ecs:clusterName', 'team'
            $tasks[0].Overrides.ContainerOverrides[0].Command | Should -Be 'migrate'
            "$($tasks[0].Overrides.ContainerOverrides[0].Environment)" | Should -Be 'LEVEL=debug'
        }

        It 'takes the network of awsvpc as a hashtable, an object or our own' {
            $null = New-Definition net @{ networkMode = 'awsvpc'; cpu = '256'; memory = '512'; requiresCompatibilities = @('FARGATE') } | Register-TaskDefinition
            $table = @{ AwsvpcConfiguration = @{ Subnet = 'subnet-1'; SecurityGroup = 'sg-1'; AssignPublicIp = 'ENABLED' } }
            $object = [pscustomobject]@{ awsvpcConfiguration = [pscustomobject]@{ subnets = @('subnet-1') } }
            $null = New-ContainerService shop net -DesiredCount 0 -LaunchType FARGATE -NetworkConfiguration $table
            foreach ($network in $table, $object, (Get-ContainerService shop).NetworkConfiguration) {
                (Start-ContainerTask net -LaunchType FARGATE -NetworkConfiguration $network).LaunchType | Should -BeExactly 'FARGATE'
            }
            (Get-Failure { Start-ContainerTask net -LaunchType FARGATE }).Exception.Message | Should -BeLike 'Network Configuration must be provided*'
        }

        It 'has ECS''s errors for a platform version that does not exist, or lacks what the definition needs' {
            $fargate = @{ networkMode = 'awsvpc'; cpu = '256'; memory = '512'; requiresCompatibilities = @('FARGATE'); pidMode = 'task' }
            $null = New-Definition net $fargate | Register-TaskDefinition
            $run = @{ LaunchType = 'FARGATE'; NetworkConfiguration = @{ AwsvpcConfiguration = @{ Subnet = 'subnet-1' } } }
            (Get-Failure { Start-ContainerTask net @run -PlatformVersion 1.4 }).FullyQualifiedErrorId | Should -BeLike 'PlatformUnknownException,*'
            (Get-Failure { Start-ContainerTask net @run -PlatformVersion 1.3.0 }).FullyQualifiedErrorId |
                Should -BeLike 'PlatformTaskDefinitionIncompatibilityException,*'
            (Start-ContainerTask net @run -PlatformVersion 1.4.0).PlatformVersion | Should -BeExactly '1.4.0'
        }

        It 'waits with -Wait until all of its tasks run, at most as long as -Timeout says' {
            Set-TaskDefinitionStore -TaskDelay 1s
            (Start-ContainerTask web -Count 2).LastStatus | Should -Not -Contain 'RUNNING'
            $tasks = 'web:1', 'web:2' | Start-ContainerTask -Count 2 -Wait
            $tasks.LastStatus | Should -Be 'RUNNING', 'RUNNING', 'RUNNING', 'RUNNING'
            "$($tasks.TaskDefinitionArn -replace '.*/')" | Should -Be 'web:1 web:1 web:2 web:2'
            Set-TaskDefinitionStore -TaskDelay 1h
            $failure = Get-Failure { Start-ContainerTask web -Wait -Timeout 1s }
            $failure.FullyQualifiedErrorId | Should -BeLike 'WaitTimedOut,*'
            $failure.TargetObject | Should -BeExactly 'web'
            { Start-ContainerTask web -Timeout 1s } | Should -Throw '*-Wait*' -ErrorId 'TimeoutNeedsWait,*'
        }

        It 'changes nothing with -WhatIf' {
            Start-ContainerTask web -WhatIf
            Get-ContainerCluster | Should -BeNullOrEmpty
        }
    }

    Context 'what it refuses' {
        It 'is about one item, and the others are started' {
            $null = Add-Revision web 2
            $null = Unregister-TaskDefinitionRevision web:1
            $failures = @()
            $tasks = Get-TaskDefinition web -Status ACTIVE, INACTIVE | Start-ContainerTask -ErrorVariable failures -ErrorAction SilentlyContinue
            @($tasks).Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'InvalidParameterException,*'
            $failures[0].Exception.Message | Should -BeLikeExactly '*TaskDefinition is inactive'
            $failures[0].TargetObject | Should -BeLike '*web:1'
        }

        It 'knows no misspelt members, at any depth' {
            $null = Add-Revision web
            $failure = Get-Failure { Start-ContainerTask web -Override @{ containerOverides = @{ name = 'app' } } }
            $failure.FullyQualifiedErrorId | Should -BeLike 'MemberUnknown,*'
            "$failure" | Should -BeLike "*ECS has no member 'containerOverides' here. At $.overrides. The members are *containerOverrides, *"
            (Get-Failure { Start-ContainerTask web -PlacementStrategy @{ typ = 'random' } }).FullyQualifiedErrorId | Should -BeLike 'MemberUnknown,*'
            (Get-Failure { Start-ContainerTask web -NetworkConfiguration @{ awsvpc = @{} } }).FullyQualifiedErrorId | Should -BeLike 'MemberUnknown,*'
            Get-ContainerCluster | Should -BeNullOrEmpty
        }

        It 'says where a value fits nowhere' {
            $null = Add-Revision web
            (Get-Failure { Start-ContainerTask web -Override @{ ContainerOverride = @{ Name = 'app'; Memory = 'much' } } }).FullyQualifiedErrorId | Should -BeLike 'SerializationException,*'
        }
    }
}
