Describe 'Unregister-TaskDefinitionRevision' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 3
    }

    Context 'what it takes' {
        It 'takes family:revision and answers the revision' {
            $revision = Unregister-TaskDefinitionRevision web:2
            "$revision" | Should -Be 'web:2'
            $revision.Status | Should -BeExactly 'INACTIVE'
            $revision.PreviousStatus | Should -BeExactly 'ACTIVE'
        }

        It 'takes many, and ARNs' {
            (Unregister-TaskDefinitionRevision web:1, arn:aws:ecs:us-east-1:000000000000:task-definition/web:3).Status | Should -Be 'INACTIVE', 'INACTIVE'
            (Get-TaskDefinition web).Revision | Should -Be 2
        }

        It 'takes revisions from the pipeline' {
            (Get-TaskDefinition web | Unregister-TaskDefinitionRevision).Count | Should -Be 3
            (Get-TaskDefinitionFamily web).Status | Should -Be 'INACTIVE'
        }

        It 'takes them where they live' {
            $null = New-Definition far | Register-TaskDefinition -Region eu-west-1
            (Get-TaskDefinition far -Region eu-west-1 | Unregister-TaskDefinitionRevision).Status | Should -Be 'INACTIVE'
        }

        It 'takes objects with Family and Revision' {
            ([pscustomobject]@{ Family = 'web'; Revision = 1 } | Unregister-TaskDefinitionRevision).Revision | Should -Be 1
        }
    }

    Context 'what it refuses' {
        It 'refuses a bare family with ECS''s text and a hint' {
            $failure = Get-Failure { Unregister-TaskDefinitionRevision web }
            $failure.FullyQualifiedErrorId | Should -BeLike 'InvalidParameterException,*'
            $failure.Exception.Message | Should -BeExactly 'Revision is missing'
            $failure.TargetObject | Should -BeExactly 'web'
            $failure.ErrorDetails.Message | Should -BeLike '*Get-TaskDefinition web | Unregister-TaskDefinitionRevision*'
        }

        It 'refuses a revision that is not there and goes on' {
            $failures = @()
            $revision = 'web:9', 'web:1' | Unregister-TaskDefinitionRevision -ErrorVariable failures -ErrorAction SilentlyContinue
            "$revision" | Should -Be 'web:1'
            $failures[0].Exception.Message | Should -BeExactly 'The specified task definition does not exist.'
            $failures[0].TargetObject | Should -Be 'web:9'
        }
    }

    Context '-WhatIf and -Confirm' {
        It 'changes nothing with -WhatIf' {
            Get-TaskDefinition web | Unregister-TaskDefinitionRevision -WhatIf
            (Get-TaskDefinition web).Count | Should -Be 3
        }

        It 'obeys $WhatIfPreference, -Force or not' {
            $WhatIfPreference = $true
            Unregister-TaskDefinitionRevision web:1 -Force
            $WhatIfPreference = $false
            (Get-TaskDefinition web:1).Status | Should -Be 'ACTIVE'
        }

        It 'says what it would do, and where' {
            $command = (Get-Command Unregister-TaskDefinitionRevision)
            $command.Parameters.ContainsKey('WhatIf') | Should -BeTrue
            $command.Parameters.ContainsKey('Confirm') | Should -BeTrue
            $said = Unregister-TaskDefinitionRevision web:1 -Verbose -Confirm:$false 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
            "$said" | Should -BeLike '*Deregister task definition revision in us-east-1*web:1*'
        }
    }

    Context 'completion' {
        It 'suggests ACTIVE revisions' {
            $null = Unregister-TaskDefinitionRevision web:2
            Get-Completion 'Unregister-TaskDefinitionRevision web:' | Should -Be 'web:3', 'web:1'
        }
    }
}
