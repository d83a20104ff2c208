Describe 'Remove-TaskDefinitionRevision' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'what it deletes' {
        It 'deletes INACTIVE revisions in batches, from the pipeline' {
            $null = Add-Revision web 23
            $null = Get-TaskDefinition web | Unregister-TaskDefinitionRevision
            $deleted = Get-TaskDefinition web -Status INACTIVE | Remove-TaskDefinitionRevision -Force
            $deleted.Count | Should -Be 23
            $deleted[0].Status | Should -BeExactly 'DELETE_IN_PROGRESS'
            $deleted[0].PreviousStatus | Should -BeExactly 'INACTIVE'
            (Get-TaskDefinition web -Status DELETE_IN_PROGRESS).Count | Should -Be 23
        }

        It 'works in one pipeline with deregistering' {
            $null = Add-Revision web 2
            (Get-TaskDefinition web | Unregister-TaskDefinitionRevision | Remove-TaskDefinitionRevision -Confirm:$false).Status | Should -Be 'DELETE_IN_PROGRESS', 'DELETE_IN_PROGRESS'
        }

        It 'works across regions' {
            foreach ($region in 'eu-west-1', 'us-east-1') {
                $null = New-Definition web | Register-TaskDefinition -Region $region | Unregister-TaskDefinitionRevision
            }
            $deleted = 'eu-west-1', 'us-east-1' | ForEach-Object { Get-TaskDefinition web -Status INACTIVE -Region $_ } | Remove-TaskDefinitionRevision -Force
            $deleted.Region | Should -Be 'eu-west-1', 'us-east-1'
        }
    }

    Context 'what it refuses' {
        BeforeEach {
            $null = Add-Revision web 2
            $null = Unregister-TaskDefinitionRevision web:2
        }

        It 'makes every failure item an error with its input, and deletes the others' {
            $failures = @()
            $deleted = Remove-TaskDefinitionRevision web:1, web:2, web:9, web -Force -ErrorVariable failures -ErrorAction SilentlyContinue
            "$deleted" | Should -Be 'web:2'
            $failures.Count | Should -Be 3
            $failures.TargetObject | Should -Be 'web:1', 'web:9', 'web'
            $failures[0].Exception.Message | Should -BeLikeExactly '*The specified task definition is still in ACTIVE status. Please deregister the target and try again.'
            $failures[1].Exception.Message | Should -BeLikeExactly '*The specified task definition does not exist. Specify a valid account, family, revision and try again.'
            $failures[2].Exception.Message | Should -BeLikeExactly '*The specified task definition identifier is invalid. Specify a valid name or ARN and try again.'
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'ClientException,*'
            $failures[0].ErrorDetails.Message | Should -BeLike 'web:1: *Unregister-TaskDefinitionRevision web:1*'
            $failures[2].ErrorDetails.Message | Should -BeLike '*Get-TaskDefinition web -Status INACTIVE | Remove-TaskDefinitionRevision*'
        }
    }

    Context 'confirmation' {
        BeforeEach {
            $null = Add-Revision web
            $null = Unregister-TaskDefinitionRevision web:1
        }

        It 'has the impact High' {
            $attribute = (Get-Command Remove-TaskDefinitionRevision).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)
            $attribute.ConfirmImpact | Should -Be 'High'
        }

        It 'changes nothing with -WhatIf' {
            Remove-TaskDefinitionRevision web:1 -WhatIf
            (Get-TaskDefinition web:1).Status | Should -Be 'INACTIVE'
        }
    }

    Context 'completion' {
        It 'suggests INACTIVE revisions' {
            $null = Add-Revision web 2
            $null = Unregister-TaskDefinitionRevision web:1
            Get-Completion 'Remove-TaskDefinitionRevision web:' | Should -Be 'web:1'
        }
    }
}
