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
            $failure.Exception.Message | Should -BeLikeExactly '*Revision is missing'
            $failure.TargetObject | Should -BeExactly 'web'
            $failure.ErrorDetails.Message | Should -BeLike '*Get-TaskDefinition web | Unregister-TaskDefinitionRevision*'
        }

        It 'refuses a revision that is not there and goes on' {
            $failures = @()
            $revision = 'web:9', 'web:1' | Unregister-TaskDefinitionRevision -ErrorVariable failures -ErrorAction SilentlyContinue
            "$revision" | Should -Be 'web:1'
            $failures[0].Exception.Message | Should -BeLikeExactly '*The specified task definition does not exist.'
            $failures[0].TargetObject | Should -Be 'web:9'
        }
    }

    Context 'batches' {
        BeforeAll {
            function Get-ChangeCount {
                $journal = Get-ChildItem -LiteralPath (Join-Path (Get-TaskDefinitionStore).Path 'us-east-1') -Filter 'journal-*.jsonl'
                @(Get-Content -LiteralPath $journal.FullName).Count - 1
            }
        }

        It 'makes one change of an array' {
            $before = Get-ChangeCount
            (Unregister-TaskDefinitionRevision web:1, web:2, web:3).Count | Should -Be 3
            Get-ChangeCount | Should -Be ($before + 1)
        }

        It 'makes one change of what the pipeline brings, in its order' {
            $before = Get-ChangeCount
            "$('web:3', 'web:1', 'web:2' | Unregister-TaskDefinitionRevision)" | Should -Be 'web:3 web:1 web:2'
            Get-ChangeCount | Should -Be ($before + 1)
        }

        It 'does not wait for a pipeline that pauses' {
            $seen = & {
                'web:1'
                Wait-Until { (Get-TaskDefinition web:1).Status -eq 'INACTIVE' }
                (Get-TaskDefinition web:1).Status | Set-Content TestDrive:/seen
                'web:2'
            } | Unregister-TaskDefinitionRevision
            "$seen" | Should -Be 'web:1 web:2'
            Get-Content TestDrive:/seen | Should -Be 'INACTIVE'
        }

        It 'does nothing behind an error that stops' {
            { 'web:1', 'web:9', 'web:2' | Unregister-TaskDefinitionRevision -ErrorAction Stop } | Should -Throw
            { Unregister-TaskDefinitionRevision web:1, web:9, web:3 -ErrorAction Stop } | Should -Throw
            (Get-TaskDefinition web).Revision | Should -Be 2, 3
        }

        It 'changes in whole batches, or not at all, when the pipeline is stopped from behind' {
            'web:1', 'web:2' | Unregister-TaskDefinitionRevision | Select-Object -First 1 | Should -Not -BeNullOrEmpty
            (Get-TaskDefinition web).Revision | Should -Be 3
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
