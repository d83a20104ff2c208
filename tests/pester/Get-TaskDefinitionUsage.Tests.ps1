Describe 'Get-TaskDefinitionUsage' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 4
        $null = Add-Revision api
        $null = Unregister-TaskDefinitionRevision web:1, web:2
        $null = Remove-TaskDefinitionRevision web:2 -Force
    }

    Context 'what it gives' {
        It 'tells of each revision its status and what could be done with it' {
            $usage = Get-TaskDefinitionUsage web
            $usage.Revision | Should -Be 1, 2, 3, 4
            $usage.Status | Should -Be 'INACTIVE', 'DELETE_IN_PROGRESS', 'ACTIVE', 'ACTIVE'
            $usage.InUse | Should -Be $false, $false, $false, $false
            $usage.CanDelete | Should -Be $true, $false, $false, $false
            $usage.CanDeregister | Should -Be $false, $false, $true, $false
            $usage[3].Reason | Should -BeExactly "Nothing uses it, but 'web' stands for it; without it, for web:3."
            $usage[1].GoneAt | Should -BeOfType [System.DateTimeOffset]
            $usage[0].Region | Should -Be 'us-east-1'
            $usage[0].TaskDefinitionArn | Should -BeLike 'arn:aws:ecs:us-east-1:*:task-definition/web:1'
            "$($usage[0])" | Should -BeExactly 'web:1'
            $usage[0].Tasks.Count | Should -Be 0
            $usage[0].Services.Count | Should -Be 0
            $usage[0].Broken.Count | Should -Be 0
        }

        It 'gives all families without a name' {
            "$(Get-TaskDefinitionUsage)" | Should -BeExactly 'api:1 web:1 web:2 web:3 web:4'
        }

        It 'takes families, revisions, ARNs and wildcards' {
            "$(Get-TaskDefinitionUsage -Family web)" | Should -BeExactly 'web:1 web:2 web:3 web:4'
            "$(Get-TaskDefinitionUsage -Family 'a*', api)" | Should -BeExactly 'api:1 api:1'
            "$(Get-TaskDefinitionUsage web:2)" | Should -BeExactly 'web:2'
            "$(Get-TaskDefinitionUsage '*:1')" | Should -BeExactly 'api:1 web:1'
            "$(Get-TaskDefinitionUsage (Get-TaskDefinition web:1).TaskDefinitionArn)" | Should -BeExactly 'web:1'
            Get-TaskDefinitionUsage 'none*' -ErrorAction Stop | Should -BeNullOrEmpty
        }

        It 'takes the pipeline, by value and by name' {
            "$('web:1', 'api' | Get-TaskDefinitionUsage)" | Should -BeExactly 'web:1 api:1'
            "$(Get-TaskDefinition web:3, web:1 | Get-TaskDefinitionUsage)" | Should -BeExactly 'web:3 web:1'
            "$(Get-TaskDefinitionFamily api | Get-TaskDefinitionUsage)" | Should -BeExactly 'api:1'
            "$([pscustomobject]@{ TaskDefinition = 'web:4' } | Get-TaskDefinitionUsage)" | Should -BeExactly 'web:4'
            "$([pscustomobject]@{ Family = 'api' } | Get-TaskDefinitionUsage)" | Should -BeExactly 'api:1'
        }

        It 'brings what could be done to the cmdlet that does it' {
            $null = Get-TaskDefinitionUsage web | Where-Object CanDeregister | Unregister-TaskDefinitionRevision
            $null = Get-TaskDefinitionUsage web | Where-Object CanDelete | Remove-TaskDefinitionRevision -Force
            (Get-TaskDefinitionUsage web).Status | Should -Be 'DELETE_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'ACTIVE'
        }

        It 'follows its pages' {
            $null = Add-Revision many 205
            (Get-TaskDefinitionUsage many).Revision | Should -Be (1..205)
        }

        It 'brings its region along' {
            $null = Register-TaskDefinition -InputObject (New-Definition web) -Region eu-west-1
            (Get-TaskDefinition web -Region eu-west-1 | Get-TaskDefinitionUsage).Region | Should -Be 'eu-west-1'
        }

        It 'survives a file' {
            $file = Join-Path TestDrive: 'usage.xml'
            Get-TaskDefinitionUsage web:1 | Export-Clixml $file
            (Import-Clixml $file).CanDelete | Should -BeTrue
            "$(Import-Clixml $file | Get-TaskDefinitionUsage)" | Should -BeExactly 'web:1'
        }

        It 'shows at a glance what is used and what may go' {
            $lines = (Get-TaskDefinitionUsage | Out-String -Width 120).Trim() -split '\r?\n'
            $lines[0] | Should -Match '^Name +Status +TaskCount +SafeTo +UsedBy$'
            $lines[3] | Should -Match '^web:1 +INACTIVE +0 +delete +-$'
            $lines[5] | Should -Match '^web:3 +ACTIVE +0 +deregister +-$'
            $lines[6] | Should -Match '^web:4 +ACTIVE +0 +- +-$'
        }
    }

    Context 'what is not there' {
        It 'says so and goes on' {
            $failures = @()
            $found = Get-TaskDefinitionUsage nosuch, web:99, web:x, web:1 -ErrorVariable failures -ErrorAction SilentlyContinue
            "$found" | Should -BeExactly 'web:1'
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'FamilyNotFound,*'
            $failures[1].FullyQualifiedErrorId | Should -BeLike 'ClientException,*'
            $failures[2].FullyQualifiedErrorId | Should -BeLike 'InvalidParameterException,*'
        }
    }

    Context 'completion' {
        It 'suggests families and revisions' {
            Get-Completion 'Get-TaskDefinitionUsage -Family a' | Should -Be 'api'
            Get-Completion 'Get-TaskDefinitionUsage web:' | Should -Contain 'web:4'
        }
    }
}

Describe 'Get-TaskDefinitionUsage of what runs' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 3
        $task = Start-ContainerTask web:1
        $null = New-ContainerService shop web:2 -DesiredCount 2
        $null = Unregister-TaskDefinitionRevision web:2
    }

    It 'names tasks and services with their counts' {
        $usage = Get-TaskDefinitionUsage web
        $usage.InUse | Should -Be $true, $true, $false
        "$($usage[0].Tasks)" | Should -BeExactly $task.TaskArn
        $usage[1].Services.Count | Should -Be 1
        "$($usage[1].Services)" | Should -BeExactly 'default/shop 2/2'
        $usage[1].Services[0].DeploymentStatus | Should -BeExactly 'PRIMARY'
        $usage[1].Tasks.Count | Should -Be 2
        $usage[1].Status | Should -BeExactly 'INACTIVE'
        $usage[1].CanDelete | Should -BeFalse
        $usage[1].Reason | Should -BeExactly 'Used by 1 service and 2 tasks: once deleted it stays DELETE_IN_PROGRESS until they have ended.'
        (Get-TaskDefinition web -Status ACTIVE, INACTIVE).InUse | Should -Be $true, $true, $false
    }

    It 'shows them at a glance' {
        $lines = (Get-TaskDefinitionUsage web | Out-String -Width 120).Trim() -split '\r?\n'
        $lines[2] | Should -Match '^web:1 +ACTIVE +1 +- +1 task$'
        $lines[3] | Should -Match '^web:2 +INACTIVE +2 +- +default/shop 2/2$'
    }

    It 'lets go once they have ended' {
        $null = Stop-ContainerTask $task.TaskArn -Force
        $null = Remove-ContainerService shop -Enforce -Force
        (Get-TaskDefinitionUsage web).InUse | Should -Be $false, $false, $false
    }
}

Describe 'InUse of Get-TaskDefinition' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 2
    }

    It 'is on every revision, also behind a job or a file' {
        (Get-TaskDefinition web).InUse | Should -Be $false, $false
        $file = Join-Path TestDrive: 'revision.xml'
        Get-TaskDefinition web:1 -IncludeTag | Export-Clixml $file
        (Import-Clixml $file).InUse | Should -BeFalse
    }

    It 'is no part of the definition that is registered again' {
        $file = Join-Path TestDrive: 'again.xml'
        Get-TaskDefinition web:1 | Export-Clixml $file
        foreach ($again in (Get-TaskDefinition web:1), (Import-Clixml $file)) {
            $registered = $again | Register-TaskDefinition
            ($registered | ConvertTo-Json -Depth 9) | Should -Not -Match 'InUse'
        }
    }
}
