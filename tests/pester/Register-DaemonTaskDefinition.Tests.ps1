Describe 'Register-DaemonTaskDefinition' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'what it registers' {
        It 'registers the next revision of a family of its own' {
            $null = Add-Revision agent
            $one = Register-DaemonTaskDefinition agent -ContainerDefinition @{ Name = 'app'; Image = 'agent:1'; Memory = 64 } -Tag @{ team = 'web' }
            $one.DaemonTaskDefinitionArn | Should -BeExactly 'arn:aws:ecs:us-east-1:000000000000:daemon-task-definition/agent:1'
            "$($one.Status) $($one.Region)" | Should -BeExactly 'ACTIVE us-east-1'
            (Register-DaemonTaskDefinition agent -ContainerDefinition @{ Name = 'app'; Image = 'agent:2'; Memory = 64 }).Revision | Should -Be 2
            (Get-TaskDefinition agent).Revision | Should -Be 1
            (Get-DaemonTaskDefinition agent | Register-DaemonTaskDefinition).Revision | Should -Be 3
        }

        It 'takes a revision from the pipeline, and parameters replace what it has' {
            $null = Register-DaemonTaskDefinition agent -ContainerDefinition @{ Name = 'app'; Image = 'agent:1'; Memory = 64 } -Cpu 128 -PidMode shared `
                -IpcMode none -TaskRoleArn task -ExecutionRoleArn pull -Volume @{ Name = 'logs'; Host = @{ SourcePath = '/var/log' } }
            $next = Get-DaemonTaskDefinition agent | Register-DaemonTaskDefinition -Cpu 256 -Memory 512
            "$($next.Revision) $($next.Cpu) $($next.Memory) $($next.PidMode) $($next.IpcMode) $($next.Volumes[0].Name)" | Should -BeExactly '2 256 512 shared none logs'
            $next.TaskRoleArn | Should -BeExactly 'arn:aws:iam::000000000000:role/task'
            $next.ContainerDefinitions[0].Image | Should -BeExactly 'agent:1'
        }

        It 'suggests its own modes' {
            Get-Completion 'Register-DaemonTaskDefinition a -PidMode ' | Should -Be 'none', 'shared'
        }

        It 'changes nothing with -WhatIf' {
            Register-DaemonTaskDefinition agent -ContainerDefinition @{ Name = 'app'; Image = 'agent:1'; Memory = 64 } -WhatIf
            Get-DaemonTaskDefinition | Should -BeNullOrEmpty
        }
    }

    Context 'what it refuses' {
        It 'reports what ECS refuses' {
            (Get-Failure { Register-DaemonTaskDefinition 'a b' -ContainerDefinition @{ Name = 'app'; Image = 'i'; Memory = 64 } })[0].TargetObject | Should -BeExactly 'a b'
            (Get-Failure { Register-DaemonTaskDefinition a -ContainerDefinition @{ Name = 'app'; Memory = 64 } })[0].FullyQualifiedErrorId | Should -BeLike 'ClientException*'
        }
    }
}
