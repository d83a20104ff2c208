Describe 'Get-TaskDefinitionTag' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = New-Definition web | Register-TaskDefinition -Tag ([ordered]@{ team = 'web'; stage = 'prod' })
        $null = Add-Revision web
    }

    Context 'what it gives' {
        It 'gives tags in the order they were added, with their revision' {
            $tags = Get-TaskDefinitionTag web:1
            $tags | ForEach-Object ToString | Should -Be 'team=web', 'stage=prod'
            $tags[0].TaskDefinition | Should -Be 'web:1'
            $tags[0].Region | Should -Be 'us-east-1'
        }

        It 'gives nothing where there are none' {
            Get-TaskDefinitionTag web:2 -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'takes many revisions, ARNs and the pipeline' {
            (Get-TaskDefinitionTag web:1, web:2).Count | Should -Be 2
            (Get-TaskDefinition web | Get-TaskDefinitionTag).Count | Should -Be 2
            (Get-TaskDefinitionTag arn:aws:ecs:us-east-1:000000000000:task-definition/web:1).Count | Should -Be 2
        }
    }

    Context 'what is not there' {
        It 'answers as ECS does and goes on' {
            $failures = @()
            $tags = 'web:9', 'web:1' | Get-TaskDefinitionTag -ErrorVariable failures -ErrorAction SilentlyContinue
            $tags.Count | Should -Be 2
            $failures[0].Exception.Message | Should -BeLikeExactly '*Unable to describe task definition.'
        }
    }
}
