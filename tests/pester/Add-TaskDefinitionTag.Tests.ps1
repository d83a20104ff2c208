Describe 'Add-TaskDefinitionTag' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 2
    }

    Context 'what it does' {
        It 'adds tags and answers all of them' {
            Add-TaskDefinitionTag web:1 @{ team = 'web' } | ForEach-Object ToString | Should -Be 'team=web'
            $tags = Add-TaskDefinitionTag web:1 -Tag @{ stage = 'prod' }
            $tags | ForEach-Object ToString | Should -Be 'team=web', 'stage=prod'
            $tags[0].TaskDefinition | Should -Be 'web:1'
            $tags[0].TaskDefinitionArn | Should -BeLike '*task-definition/web:1'
        }

        It 'gives a key that is there a new value in its place' {
            $null = Add-TaskDefinitionTag web:1 ([ordered]@{ a = '1'; b = '2' })
            Add-TaskDefinitionTag web:1 @{ a = '3' } | ForEach-Object ToString | Should -Be 'a=3', 'b=2'
        }

        It 'takes revisions from the pipeline, of any state' {
            $null = Unregister-TaskDefinitionRevision web:1
            $tags = Get-TaskDefinition web -Status ACTIVE, INACTIVE | Add-TaskDefinitionTag -Tag @{ team = 'web' }
            $tags.TaskDefinition | Should -Be 'web:1', 'web:2'
        }

        It 'takes a bare family as its latest ACTIVE revision' {
            (Add-TaskDefinitionTag web @{ team = 'web' }).TaskDefinition | Should -Be 'web:2'
        }

        It 'takes an empty value' {
            (Add-TaskDefinitionTag web:1 @{ team = '' }).Value | Should -BeExactly ''
        }
    }

    Context 'what it refuses' {
        It 'refuses a value that is null, whole' {
            $failure = Get-Failure { Add-TaskDefinitionTag web:1 ([ordered]@{ a = '1'; b = $null }) }
            $failure.FullyQualifiedErrorId | Should -BeLike 'ClientException,*'
            $failure.Exception.Message | Should -BeLikeExactly '*Tag value can not be null.'
            Get-TaskDefinitionTag web:1 | Should -BeNullOrEmpty
        }

        It 'refuses a revision that is not there and goes on' {
            $failures = @()
            $tags = 'web:9', 'web:1' | Add-TaskDefinitionTag -Tag @{ a = '1' } -ErrorVariable failures -ErrorAction SilentlyContinue
            $tags.TaskDefinition | Should -Be 'web:1'
            $failures.TargetObject | Should -Be 'web:9'
        }

        It 'changes nothing with -WhatIf' {
            Add-TaskDefinitionTag web:1 @{ a = '1' } -WhatIf
            Get-TaskDefinitionTag web:1 | Should -BeNullOrEmpty
        }
    }

    Context 'what runs' {
        It 'takes ARNs of clusters, services and tasks too' {
            $null = Add-Revision web
            $null = New-ContainerService shop web -DesiredCount 1
            $arns = (Get-ContainerCluster).ClusterArn, (Get-ContainerService).ServiceArn, (Get-ContainerTask).TaskArn
            foreach ($arn in $arns) {
                (Add-TaskDefinitionTag $arn @{ team = 'web'; stage = 'test' }).Key | Should -Be 'stage', 'team'
                (Remove-TaskDefinitionTag $arn stage).Key | Should -Be 'team'
                "$(Get-TaskDefinitionTag $arn)" | Should -BeExactly 'team=web'
            }
        }
    }
}
