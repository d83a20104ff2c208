# The scenarios of docs/ECS.md, section 12, through the cmdlets.
Describe 'Scenarios' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context '1: revisions of one family' {
        It 'registers, falls back to the latest ACTIVE revision, and deregisters twice' {
            "$(New-Definition A | Register-TaskDefinition -Tag @{ team = 'a' })" | Should -Be 'A:1'
            $second = New-Definition A | Register-TaskDefinition
            "$second" | Should -Be 'A:2'
            $second.Tags | Should -BeNullOrEmpty
            (Get-TaskDefinition A:2 -IncludeTag).Tags | Should -BeNullOrEmpty
            "$(Get-TaskDefinition A -Latest)" | Should -Be 'A:2'

            $first = Unregister-TaskDefinitionRevision A:2
            $first.PreviousStatus | Should -BeExactly 'ACTIVE'
            $first.DeregisteredAt | Should -BeNullOrEmpty
            "$(Get-TaskDefinition A -Latest)" | Should -Be 'A:1'
            $described = Get-TaskDefinition A:2
            $described.Status | Should -BeExactly 'INACTIVE'
            $described.DeregisteredAt | Should -Not -BeNullOrEmpty
            $described.PreviousStatus | Should -BeNullOrEmpty

            $again = Unregister-TaskDefinitionRevision A:2
            $again.PreviousStatus | Should -BeExactly 'INACTIVE'
            $again.DeregisteredAt | Should -Be $described.DeregisteredAt
        }
    }

    Context '2: lists by status and order' {
        It 'lists ACTIVE and INACTIVE revisions, up and down' {
            $null = Add-Revision B 3
            $null = Unregister-TaskDefinitionRevision B:2
            (Get-TaskDefinition B).Revision | Should -Be 1, 3
            (Get-TaskDefinition B -Status INACTIVE).Revision | Should -Be 2
            (Get-TaskDefinition B -Descending).Revision | Should -Be 3, 1
        }
    }

    Context '3: pages' {
        It 'follows pages of one to the last' {
            $null = Add-Revision B 3
            (Get-TaskDefinition B -First 1).Revision | Should -Be 1
            (Get-TaskDefinition B -First 1 -Skip 2).Revision | Should -Be 3
            Get-TaskDefinition B -First 1 -Skip 3 | Should -BeNullOrEmpty
        }
    }

    Context '4: what cannot be described' {
        It 'answers with ECS''s codes and texts' {
            $null = Add-Revision B
            foreach ($name in 'nosuch', 'B:9') {
                $failure = Get-Failure { Get-TaskDefinition $name }
                $failure.FullyQualifiedErrorId | Should -BeLike 'ClientException,*'
                $failure.Exception.Message | Should -BeLikeExactly '*Unable to describe task definition.'
            }
            $failure = Get-Failure { Get-TaskDefinition B:x }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameterException,*'
            $failure.Exception.Message | Should -BeLikeExactly '*Invalid task definition: Invalid revision number.'
        }
    }

    Context '5: what cannot be deleted' {
        It 'says why for each input' {
            $null = Add-Revision B
            $failures = Get-Failure { Remove-TaskDefinitionRevision B:1, B:9, B -Force }
            $failures.Exception.InnerException.Message | Should -Be @(
                'The specified task definition is still in ACTIVE status. Please deregister the target and try again.'
                'The specified task definition does not exist. Specify a valid account, family, revision and try again.'
                'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.'
            )
            $failures.TargetObject | Should -Be 'B:1', 'B:9', 'B'
        }
    }

    Context '6: a family comes back' {
        It 'goes INACTIVE with its last revision and ACTIVE with the next' {
            $null = Add-Revision B 3
            $null = Get-TaskDefinition B | Unregister-TaskDefinitionRevision
            (Get-TaskDefinitionFamily -Status INACTIVE).Family | Should -Be 'B'
            Get-TaskDefinitionFamily -Status ACTIVE | Should -BeNullOrEmpty
            "$(Add-Revision B)" | Should -Be 'B:4'
            (Get-TaskDefinitionFamily -Status ACTIVE).Family | Should -Be 'B'
            Get-TaskDefinitionFamily -Status INACTIVE | Should -BeNullOrEmpty
        }
    }

    Context '7: deletion' {
        It 'has no way back, and numbers go on' {
            $null = Add-Revision B 2
            $null = Get-TaskDefinition B | Unregister-TaskDefinitionRevision
            $deleted = Remove-TaskDefinitionRevision B:1 -Force
            $deleted.Status | Should -BeExactly 'DELETE_IN_PROGRESS'
            $deleted.PreviousStatus | Should -BeExactly 'INACTIVE'
            (Get-TaskDefinition B:1).Status | Should -BeExactly 'DELETE_IN_PROGRESS'

            $failure = Get-Failure { Unregister-TaskDefinitionRevision B:1 }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ClientException,*'
            $failure.Exception.Message | Should -BeLikeExactly '*The task definition could not be deregistered because it is in the process of being deleted.'

            (Remove-TaskDefinitionRevision B:1 -Force).PreviousStatus | Should -BeExactly 'DELETE_IN_PROGRESS'
            $null = Remove-TaskDefinitionRevision B:2 -Force
            (Get-TaskDefinitionFamily -Status INACTIVE).Family | Should -Be 'B'
            "$(Add-Revision B)" | Should -Be 'B:3'
        }
    }

    Context '8: nothing new from what is not ACTIVE' {
        It 'refuses with one code and two texts' {
            $null = Add-Revision B 2
            $null = Unregister-TaskDefinitionRevision B:2
            $failure = Get-Failure { Start-ContainerTask B:2 }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameterException,*'
            $failure.Exception.Message | Should -BeLikeExactly '*TaskDefinition is inactive'
            $null = Remove-TaskDefinitionRevision B:2 -Force
            $failure = Get-Failure { Start-ContainerTask B:2 }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameterException,*'
            $failure.Exception.Message | Should -BeLikeExactly '*TaskDefinition is being deleted'
        }
    }

    Context '9: a service on a deregistered revision' {
        It 'scales, and takes it for no new deployment' {
            $null = Add-Revision B 3
            $null = New-ContainerService shop B:3 -DesiredCount 1
            $null = Unregister-TaskDefinitionRevision B:3
            foreach ($count in 0, 2, 1) {
                (Update-ContainerService shop -DesiredCount $count).DesiredCount | Should -Be $count
                (Get-ContainerService shop).RunningCount | Should -Be $count
            }
            $failure = Get-Failure { Update-ContainerService shop -TaskDefinition B:3 }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ClientException,*'
            $failure.Exception.Message | Should -BeLikeExactly '*TaskDefinition is inactive'
        }
    }

    Context '10: task sizes in words' {
        It 'turns 0.25 vCPU and 0.5 GB into numbers' {
            $revision = New-Definition web @{ cpu = '0.25 vCPU'; memory = '0.5 GB' } | Register-TaskDefinition
            $revision.Cpu | Should -BeExactly '256'
            $revision.Memory | Should -BeExactly '512'
        }
    }

    Context '11: host ports' {
        It 'is <Expected> for <Mode>' -ForEach @(
            @{ Mode = 'bridge'; Expected = 0 }
            @{ Mode = 'awsvpc'; Expected = 80 }
        ) {
            $definition = New-Definition web @{ networkMode = $Mode }
            $definition.containerDefinitions[0].portMappings = @(@{ containerPort = 80 })
            $mapping = ($definition | Register-TaskDefinition).ContainerDefinitions[0].PortMappings[0]
            $mapping.HostPort | Should -Be $Expected
            $mapping.Protocol | Should -BeExactly 'tcp'
        }
    }

    Context '12: tags' {
        It 'keeps their order, refuses null, forgives unknown keys, and tags INACTIVE revisions' {
            $null = New-Definition web | Register-TaskDefinition -Tag ([ordered]@{ z = '1'; a = '2' })
            $null = Unregister-TaskDefinitionRevision web:1
            (Add-TaskDefinitionTag web:1 @{ m = '3' }).Key | Should -Be 'z', 'a', 'm'
            (Get-Failure { Add-TaskDefinitionTag web:1 @{ x = $null } }).Exception.Message | Should -BeLikeExactly '*Tag value can not be null.'
            (Remove-TaskDefinitionTag web:1 nosuch).Key | Should -Be 'z', 'a', 'm'
            (Get-TaskDefinition web:1 -IncludeTag).Tags.Key | Should -Be 'z', 'a', 'm'
        }
    }

    Context '13: clusters' {
        It 'creates twice, refuses other settings, and keeps what is in use' {
            $null = Add-Revision B
            (New-ContainerCluster c).ClusterArn | Should -BeExactly (New-ContainerCluster c).ClusterArn
            $failure = Get-Failure { New-ContainerCluster c -Setting @{ containerInsights = 'enabled' } }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameterException,*'
            $failure.Exception.Message | Should -BeLikeExactly '*Arguments on this idempotent request are inconsistent with arguments used in previous request(s).'

            $null = New-ContainerService shop B -DesiredCount 0 -Cluster c
            $null = Start-ContainerTask B -Cluster c
            $failure = Get-Failure { Remove-ContainerCluster c -Force }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ClusterContainsServicesException,*'
            $failure.Exception.Message | Should -BeLikeExactly '*The Cluster cannot be deleted while Services are active.'
            $null = Remove-ContainerService shop -Cluster c -Force
            $failure = Get-Failure { Remove-ContainerCluster c -Force }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ClusterContainsTasksException,*'
            $failure.Exception.Message | Should -BeLikeExactly '*The Cluster cannot be deleted while Tasks are active.'
            (Get-Failure { Get-ContainerCluster nosuch }).FullyQualifiedErrorId | Should -BeLike 'MISSING,*'
        }
    }

    Context '14: client tokens' {
        It 'replays the same request and refuses every other' {
            $null = Add-Revision B
            $task = Start-ContainerTask B:1 -Count 1 -ClientToken t1
            (Start-ContainerTask B:1 -Count 1 -ClientToken t1).TaskArn | Should -BeExactly $task.TaskArn
            foreach ($other in { Start-ContainerTask B:1 -ClientToken t1 }, { Start-ContainerTask B -Count 1 -ClientToken t1 }) {
                $failure = Get-Failure $other
                $failure.FullyQualifiedErrorId | Should -BeLike 'ConflictException,*'
                $failure.Exception.ResourceIds | Should -Be $task.TaskArn
            }
            @(Get-ContainerTask).Count | Should -Be 1
        }
    }

    Context '15: times' {
        It 'deregisters after it registered' {
            $revision = Add-Revision web
            $null = Unregister-TaskDefinitionRevision web:1
            $revision.RegisteredAt | Should -BeOfType [System.DateTimeOffset]
            (Get-TaskDefinition web:1).DeregisteredAt | Should -BeGreaterThan $revision.RegisteredAt
        }
    }
}
