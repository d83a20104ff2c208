Describe 'Get-DaemonTaskDefinition' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        foreach ($family in 'agent', 'agent', 'logs') {
            $null = Register-DaemonTaskDefinition $family -ContainerDefinition @{ Name = 'app'; Image = "${family}:1"; Memory = 64 }
        }
    }

    Context 'what it gives' {
        It 'gives all of them, and shows their names' {
            (Get-DaemonTaskDefinition).DaemonTaskDefinition | Should -Be 'agent:1', 'agent:2', 'logs:1'
            Get-DaemonTaskDefinition | Out-String | Should -Match 'agent:2 +ACTIVE'
        }

        It 'gives families, revisions, ARNs and wildcards' {
            (Get-DaemonTaskDefinition agent).Revision | Should -Be 2
            (Get-DaemonTaskDefinition agent:1, 'arn:aws:ecs:us-east-1:000000000000:daemon-task-definition/logs:1').DaemonTaskDefinition | Should -Be 'agent:1', 'logs:1'
            (Get-DaemonTaskDefinition a*).Revision | Should -Be 1, 2
            (Get-DaemonTaskDefinition *:1).Family | Should -Be 'agent', 'logs'
            (Get-DaemonTaskDefinition -Status all).Count | Should -Be 3
            (Get-DaemonTaskDefinition logs | Get-DaemonTaskDefinition).DaemonTaskDefinition | Should -BeExactly 'logs:1'
        }

        It 'suggests names' {
            Get-Completion 'Get-DaemonTaskDefinition lo' | Should -Contain 'logs:1'
        }
    }

    Context 'what it refuses' {
        It 'makes what is missing an error, and gives the others' {
            $failures = @()
            $given = 'nosuch', 'logs' | Get-DaemonTaskDefinition -ErrorVariable failures -ErrorAction SilentlyContinue
            $given.Family | Should -Be 'logs'
            $failures[0].TargetObject | Should -BeExactly 'nosuch'
            $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        }
    }
}
