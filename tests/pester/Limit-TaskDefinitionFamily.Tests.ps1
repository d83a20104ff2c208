Describe 'Limit-TaskDefinitionFamily' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1

        function Get-State([string] $Family = 'web') {
            foreach ($status in 'ACTIVE', 'INACTIVE', 'DELETE_IN_PROGRESS') {
                '{0}={1}' -f $status[0], ((Get-TaskDefinition $Family -Status $status).Revision -join ',')
            }
        }
    }
    BeforeEach { Use-NewStore }

    Context 'what it keeps and drops' {
        BeforeEach { $null = Add-Revision web 5 }

        It 'deregisters all but the newest and answers what it did' {
            $done = Limit-TaskDefinitionFamily web -Keep 2 -Force
            "$done" | Should -Be 'web:3 web:2 web:1'
            $done[0].Status | Should -BeExactly 'INACTIVE'
            $done[0].Action | Should -Be 'Deregister'
            $done[0].Reason | Should -Be 'BeyondKeep'
            $done[0].Region | Should -Be 'us-east-1'
            Get-State | Should -Be 'A=4,5', 'I=1,2,3', 'D='
        }

        It 'gives the plan alone with -PlanOnly, and asks nothing' {
            $shell = New-Shell 'Limit-TaskDefinitionFamily web -Keep 2 -PlanOnly -Confirm | ForEach-Object { "$_ $($_.Action)" }'
            try {
                $shell.Invoke() | Should -Be 'web:5 Keep', 'web:4 Keep', 'web:3 Deregister', 'web:2 Deregister', 'web:1 Deregister'
                $shell.Streams.Error | Should -BeNullOrEmpty
                $shell.Streams.Information | Should -BeNullOrEmpty
            }
            finally { $shell.Dispose() }
            Get-State | Should -Be 'A=1,2,3,4,5', 'I=', 'D='
            (Limit-TaskDefinitionFamily web -Keep 9 -PlanOnly).Action | Select-Object -Unique | Should -Be 'Keep'
        }

        It 'always keeps the latest' {
            $null = Limit-TaskDefinitionFamily web 0 -Confirm:$false
            (Get-TaskDefinition web).Revision | Should -Be 5
        }

        It 'deletes with -Delete, in one go' {
            (Limit-TaskDefinitionFamily web -Keep 1 -Delete -KeepInactive 1 -Force).Action | Should -Be 'Deregister', 'Delete', 'Delete', 'Delete'
            Get-State | Should -Be 'A=5', 'I=4', 'D=1,2,3'
        }

        It 'drops only what is old enough' {
            Limit-TaskDefinitionFamily web -Keep 1 -OlderThan 30d -Force | Should -BeNullOrEmpty
            (Limit-TaskDefinitionFamily web -Keep 1 -OlderThan 30d -WhatIf).Reason | Should -Be 'LatestActive', 'NotOldEnough', 'NotOldEnough', 'NotOldEnough', 'NotOldEnough'
            (Limit-TaskDefinitionFamily web -Keep 1 -OlderThan 0 -Force).Count | Should -Be 4
        }

        It 'has nothing left to do the second time' {
            $null = Limit-TaskDefinitionFamily web -Keep 2 -Delete -Force
            Limit-TaskDefinitionFamily web -Keep 2 -Delete -Force | Should -BeNullOrEmpty
        }
    }

    Context 'which families' {
        BeforeEach {
            $null = Add-Revision web 2
            $null = Add-Revision work 2
            $null = Add-Revision api 2
        }

        It 'takes wildcards and touches nothing else' {
            "$(Limit-TaskDefinitionFamily 'w*' -Keep 1 -Force)" | Should -Be 'web:1 work:1'
            (Get-TaskDefinition api).Count | Should -Be 2
        }

        It 'takes families from the pipeline, where they live' {
            1..2 | ForEach-Object { $null = New-Definition far | Register-TaskDefinition -Region eu-west-1 }
            (Get-TaskDefinitionFamily far -Region eu-west-1 | Limit-TaskDefinitionFamily -Keep 1 -Force).Region | Should -Be 'eu-west-1'
            "$('web', 'api' | Limit-TaskDefinitionFamily -Keep 1 -Force)" | Should -Be 'web:1 api:1'
        }

        It 'takes revisions as their family, once' {
            "$(Get-TaskDefinition web | Limit-TaskDefinitionFamily -Keep 1 -Force)" | Should -Be 'web:1'
        }

        It 'refuses a family that is not there and goes on' {
            $failures = @()
            "$(Limit-TaskDefinitionFamily none, web -Keep 1 -Force -ErrorVariable failures -ErrorAction SilentlyContinue)" | Should -Be 'web:1'
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'FamilyNotFound,*'
            $failures[0].TargetObject | Should -Be 'none'
        }
    }

    Context '-WhatIf and -Confirm' {
        BeforeEach { $null = Add-Revision web 3 }

        It 'answers the whole plan with -WhatIf and changes nothing' {
            $plan = Limit-TaskDefinitionFamily web -Keep 1 -Delete -WhatIf
            $plan.Revision | Should -Be 3, 2, 1
            $plan.Action | Should -Be 'Keep', 'Delete', 'Delete'
            $plan.Reason | Should -Be 'LatestActive', 'BeyondKeep', 'BeyondKeep'
            $plan.Status | Should -Be 'ACTIVE', 'ACTIVE', 'ACTIVE'
            Get-State | Should -Be 'A=1,2,3', 'I=', 'D='
        }

        It 'has the impact High, and says what it would do' {
            $attribute = (Get-Command Limit-TaskDefinitionFamily).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)
            $attribute.ConfirmImpact | Should -Be 'High'
            $said = Limit-TaskDefinitionFamily web -Keep 1 -Force -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
            "$said" | Should -BeLike '*Deregister 2 of 3 task definition revisions in us-east-1*web*'
        }
    }

    Context 'a thousand revisions' {
        It 'keeps exactly the newest, the latest inactive ones and those in use' {
            $null = 1..1000 | ForEach-Object { New-Definition web } | Register-TaskDefinition
            $null = Unregister-TaskDefinitionRevision (101..300 | ForEach-Object { "web:$_" })
            $used = 1..20 + (401..420)
            $null = Get-TaskDefinition web -Revision $used | Start-ContainerTask
            $null = 1..3 | ForEach-Object { "web:$_" } | Unregister-TaskDefinitionRevision

            $plan = Limit-TaskDefinitionFamily web -Keep 5 -Delete -KeepInactive 100 -WhatIf
            $plan.Count | Should -Be 1000
            ($plan | Where-Object Reason -EQ InUse).Revision | Should -Be ($used | Sort-Object -Descending)
            $null = Limit-TaskDefinitionFamily web -Keep 5 -Delete -KeepInactive 100 -Force

            # The newest 100 that are INACTIVE or turn so, without those in use: 896-995.
            $active = 4..20 + (401..420) + (996..1000)
            (Get-TaskDefinition web).Revision | Should -Be $active
            $inactive = (Get-TaskDefinition web -Status INACTIVE).Revision
            $inactive | Should -Be (1..3 + (896..995))
            (Get-TaskDefinition web -Status DELETE_IN_PROGRESS).Revision | Should -Be (1..1000 | Where-Object { $_ -notin $active + $inactive })
            Limit-TaskDefinitionFamily web -Keep 5 -Delete -KeepInactive 100 -Force | Should -BeNullOrEmpty
        }
    }

    Context 'killed' {
        It 'leaves each family untouched or finished, and does the rest the next time' {
            $families = 1..60 | ForEach-Object { "job-$_" }
            $null = $families | ForEach-Object { $family = $_; 1..20 | ForEach-Object { New-Definition $family } } | Register-TaskDefinition
            $module = (Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1'
            $limit = "Limit-TaskDefinitionFamily job-* -Keep 3 -Delete -KeepInactive 2 -Force -Store '$((Get-TaskDefinitionStore).Path)' -Region us-east-1"
            $finished = @()
            foreach ($moment in 0, 7, 15, 25) {
                $start = [System.Diagnostics.ProcessStartInfo]::new((Get-Shell))
                $start.Arguments = "-NoProfile -NonInteractive -Command `"Import-Module '$module'; $limit | ForEach-Object { [Console]::WriteLine(`$_.ToString()) }`""
                $start.UseShellExecute = $false
                $start.RedirectStandardOutput = $true
                $process = [System.Diagnostics.Process]::Start($start)

                # Its first answer: it is at work.
                $first = $process.StandardOutput.ReadLine()
                Start-Sleep -Milliseconds $moment
                $process.Kill()
                $process.WaitForExit()

                $before = $finished
                $finished = @(foreach ($family in $families) {
                        $state = Get-State $family
                        switch ($state -join ' ') {
                            "A=$(1..20 -join ',') I= D=" { break }
                            "A=18,19,20 I=16,17 D=$(1..15 -join ',')" { $family; break }
                            default { throw "$family is left with $state" }
                        }
                    })
                foreach ($family in $before) { $family | Should -BeIn $finished }
                if ($finished.Count -lt $families.Count) { $first -replace ':\d+$' | Should -BeIn $finished }
            }

            $null = & ([scriptblock]::Create($limit))
            $families | ForEach-Object { (Get-TaskDefinition $_).Count } | Should -Be (1..60 | ForEach-Object { 3 })
        }
    }

    Context 'what it refuses' {
        It 'refuses -KeepInactive without -Delete' {
            { Limit-TaskDefinitionFamily web -Keep 1 -KeepInactive 5 } | Should -Throw -ErrorId 'KeepInactiveNeedsDelete,*'
        }

        It 'refuses a negative age' {
            { Limit-TaskDefinitionFamily web -Keep 1 -OlderThan ([timespan]'-1') } | Should -Throw -ErrorId 'OlderThanNegative,*'
        }
    }

    Context 'how it looks' {
        It 'fits 80 columns' {
            $null = Add-Revision (('long-name-' * 4) + 'end') 2
            $lines = Limit-TaskDefinitionFamily * -Keep 1 -Delete -Force | Out-String -Width 80 -Stream
            $lines | Should -Not -BeNullOrEmpty
            ($lines | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 80
            "$lines" | Should -BeLike '*DELETE_IN_PROGRESS Delete*'
        }
    }

    Context 'completion' {
        It 'suggests families' {
            $null = Add-Revision web
            Get-Completion 'Limit-TaskDefinitionFamily w' | Should -Be 'web'
        }
    }
}
