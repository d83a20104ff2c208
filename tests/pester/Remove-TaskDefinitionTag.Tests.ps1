Describe 'Remove-TaskDefinitionTag' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = New-Definition web | Register-TaskDefinition -Tag ([ordered]@{ a = '1'; b = '2'; c = '3' })
    }

    Context 'what it does' {
        It 'removes keys and answers what is left' {
            Remove-TaskDefinitionTag web:1 a, c | ForEach-Object ToString | Should -Be 'b=2'
        }

        It 'does not mind unknown keys' {
            (Remove-TaskDefinitionTag web:1 -Key nosuch -ErrorAction Stop).Count | Should -Be 3
        }

        It 'takes tags from the pipeline' {
            $null = Get-TaskDefinitionTag web:1 | Where-Object Key -NE b | Remove-TaskDefinitionTag
            Get-TaskDefinitionTag web:1 | ForEach-Object ToString | Should -Be 'b=2'
        }

        It 'takes revisions from the pipeline' {
            Get-TaskDefinition web | Remove-TaskDefinitionTag -Key a, b | ForEach-Object ToString | Should -Be 'c=3'
        }

        It 'changes nothing with -WhatIf' {
            Remove-TaskDefinitionTag web:1 a -WhatIf
            (Get-TaskDefinitionTag web:1).Count | Should -Be 3
        }
    }

    Context 'what it refuses' {
        It 'refuses a revision that is not there' {
            $failure = Get-Failure { Remove-TaskDefinitionTag web:9 a }
            $failure.TargetObject | Should -Be 'web:9'
            $failure.FullyQualifiedErrorId | Should -BeLike 'ClientException,*'
        }
    }

    Context 'completion' {
        It 'suggests the keys that are there' {
            Get-Completion 'Remove-TaskDefinitionTag web:1 -Key ' | Should -Be 'a', 'b', 'c'
        }
    }
}
