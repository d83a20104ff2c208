# What the cmdlets say to input that cannot be meant, and before they change something.
Describe 'Refusals' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        $module = (Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1'

        # The errors of a line, those that end it included.
        function Get-Refusal([string] $Line) {
            $ErrorActionPreference = 'Continue'
            $code = [scriptblock]::Create($Line)
            @(try { & $code 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } } catch { $_ })
        }

        function Get-Id($Failure) { @($Failure | ForEach-Object { ($_.FullyQualifiedErrorId -split ',')[0] }) }
    }

    Context 'wildcards with a mistake' {
        BeforeEach {
            Use-NewStore
            $null = Add-Revision web 3
        }

        It 'are one error, however many revisions there are: <_>' -ForEach @(
            "Get-TaskDefinition -Image '[z'", "Get-TaskDefinition -SecretFrom '[z'", "Get-TaskDefinition -RoleArn '[z'",
            "Get-TaskDefinition -Tag @{ a = '[z' }", "Get-TaskDefinition -Where @{ cpu = '[z' }", "Get-TaskDefinition '[z'",
            "Get-TaskDefinitionFamily '[z'", "Get-TaskDefinitionUsage '[z'", "Get-TaskDefinitionHistory '[z'",
            "Get-ContainerCluster '[z'", "Get-ContainerService '[z'", "Limit-TaskDefinitionFamily '[z' 1 -Force",
            "Export-TaskDefinition '[z' TestDrive:/none"
        ) {
            $failure = Get-Refusal $_
            Get-Id $failure | Should -Be 'WildcardInvalid'
            $failure[0].ErrorDetails.Message | Should -BeLike '*Close the bracket*'
            $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        }

        It 'do not stop the names behind them' {
            $families = Get-TaskDefinitionFamily '[z', web -ErrorVariable failures -ErrorAction SilentlyContinue
            "$families" | Should -Be 'web'
            $failures.Count | Should -Be 1
        }
    }

    Context 'text that is no JSON' {
        BeforeEach {
            Use-NewStore
            $null = Add-Revision web
            $file = Join-Path $TestDrive 'input.json'
        }

        It 'is told in plain words with line and column: <What>' -ForEach @(
            @{ Text = ''; What = 'it is empty.' }
            @{ Text = "`n  `n"; What = 'it is empty.' }
            @{ Text = "{`n  oops`n}"; What = "'o' is not expected at line 2, column 3." }
        ) {
            [System.IO.File]::WriteAllText($file, $Text)
            foreach ($line in "Register-TaskDefinition '$file'", "Compare-TaskDefinition web '$file'", "Import-TaskDefinition '$file'", "Import-TaskDefinition '$file' -KeepRevision") {
                $failure = Get-Refusal $line
                Get-Id $failure | Should -Be 'SerializationException' -Because $line
                $failure[0].ErrorDetails.Message | Should -BeExactly "input.json: The input is not JSON: $What" -Because $line
            }
            $finding = Get-TaskDefinitionFinding $file
            $finding.Advice | Should -BeExactly "The input is not JSON: $What"
            $finding.Line | Should -BeGreaterThan 0
        }

        It 'is told where it ends too early' {
            [System.IO.File]::WriteAllText($file, '{ "family": "x"')
            (Get-Refusal "Register-TaskDefinition '$file'")[0].ErrorDetails.Message |
                Should -BeExactly 'input.json: The input is not JSON: it ends at line 1, column 16, before its last bracket or quotation mark is closed.'
            (Get-Refusal "Register-TaskDefinition -Json '{'")[0].ErrorDetails.Message | Should -BeLike 'The input is not JSON: it ends*'
            Get-Id (Get-Refusal "'{', '1' | Register-TaskDefinition") | Should -Be 'JsonIncomplete'
        }

        It 'is told of what is no object' {
            [System.IO.File]::WriteAllText($file, '[1]')
            $failure = Get-Refusal "Import-TaskDefinition '$file'"
            Get-Id $failure | Should -Be 'TextNotJson'
            $failure[0].ErrorDetails.Message | Should -BeLike '*holds JSON objects*'
        }
    }

    Context 'times' {
        BeforeEach {
            Use-NewStore
            Set-TaskDefinitionStore -Clock 2026-03-10T12:00:00Z
            $null = Add-Revision web
            Set-TaskDefinitionStore -Clock 2026-03-20T12:00:00Z
            $null = Add-Revision web
        }

        It 'count back from the time of the store''s clock' {
            "$(Get-TaskDefinition -RegisteredAfter 7d)" | Should -Be 'web:2'
            "$(Get-TaskDefinition -RegisteredBefore 7d)" | Should -Be 'web:1'
            "$(Get-TaskDefinition -RegisteredAfter '11d')" | Should -Be 'web:1 web:2'
            (Get-TaskDefinitionHistory -After 12h).Name | Should -Be 'web:2'
            (Get-TaskDefinitionHistory -Before ([timespan] '1.00:00:00')).Name | Should -Be 'web:1'
        }

        It 'are taken as they are too' {
            "$(Get-TaskDefinition -RegisteredAfter 2026-03-15)" | Should -Be 'web:2'
            "$(Get-TaskDefinition -RegisteredAfter ([datetimeoffset] '2026-03-20T12:00:00Z'))" | Should -Be 'web:2'
            (Get-TaskDefinitionHistory -Before ([datetime] '2026-03-15')).Name | Should -Be 'web:1'
        }

        It 'are refused where they are neither: <_>' -ForEach @(
            'Get-TaskDefinition -RegisteredAfter yesterday', 'Get-TaskDefinition -RegisteredBefore 7', "Get-TaskDefinitionHistory -After '-7d'",
            'Get-TaskDefinitionHistory -Before x'
        ) {
            "$(Get-Refusal $_)" | Should -BeLike '*neither a time nor a length of time*Write 2026-11-22*7d*'
        }
    }

    Context 'names and objects that cannot be meant' {
        BeforeEach {
            Use-NewStore
            $null = Add-Revision web 3
            $file = Join-Path $TestDrive 'any.txt'
            Set-Content -LiteralPath $file x
        }

        It 'are no side of a comparison: <_>' -ForEach "''", '42', 'web:1,web:2', '@{}', '(Get-Process -Id $PID)' {
            foreach ($line in "Compare-TaskDefinition $_ web:1", "Compare-TaskDefinition web:1 $_") {
                $failure = Get-Refusal $line
                Get-Id $failure | Should -Be 'NotComparable' -Because $line
                $failure[0].ErrorDetails.Message | Should -BeLike '*Give one revision such as web:3*' -Because $line
            }
        }

        It 'are told as a revision''s in a comparison' {
            $failure = Get-Refusal 'Compare-TaskDefinition web:0 web:1'
            Get-Id $failure | Should -Be 'InvalidParameterException'
            $failure[0].ErrorDetails.Message | Should -BeLike 'web:0: Invalid task definition: Invalid revision number.*'
            (Get-Refusal 'Compare-TaskDefinition web:1 web:99')[0].ErrorDetails.Message | Should -BeLike 'web:99: *'
        }

        It 'are no path: <_>' -ForEach 'Register-TaskDefinition @{ family = "x" }', 'Test-TaskDefinition @{}', 'Register-TaskDefinition (Get-Process -Id $PID)' {
            "$(Get-Refusal $_)" | Should -BeLike "*parameter 'Path'*is not a path*-InputObject*"
        }

        It 'name no revision: <_>' -ForEach @(
            'Get-Process -Id $PID | Get-TaskDefinition', 'Get-Item $file | Get-TaskDefinition', 'Get-Item $TestDrive | Get-TaskDefinition',
            '@{} | Get-TaskDefinition', 'Get-Process -Id $PID | Unregister-TaskDefinitionRevision', 'Get-Process -Id $PID | Get-TaskDefinitionUsage',
            'Get-Process -Id $PID | Export-TaskDefinition -Path TestDrive:/none'
        ) {
            "$(Get-Refusal $_)" | Should -BeLike "*parameter 'TaskDefinition'*names no revision*TaskDefinitionArn*"
        }

        It 'are taken as names where they have one' {
            "$([pscustomobject]@{ Arn = 'arn:aws:ecs:us-east-1:000000000000:task-definition/web:2' } | Get-TaskDefinition)" | Should -Be 'web:2'
            ([pscustomobject]@{ Name = 'web' } | Get-TaskDefinitionHistory).Count | Should -Be 3
        }

        It 'are revisions where a family is expected: <_>' -ForEach 'web:2', 'arn:aws:ecs:us-east-1:000000000000:task-definition/web:2' {
            $failure = Get-Refusal "Limit-TaskDefinitionFamily $_ 1 -Force"
            Get-Id $failure | Should -Be 'FamilyExpected'
            $failure[0].ErrorDetails.Message | Should -BeLike "*is a revision*Write web."
        }

        It 'are services and tasks with tags of their own' {
            $null = New-ContainerService svc web:3 -DesiredCount 1
            foreach ($line in 'Get-ContainerService | Add-TaskDefinitionTag -Tag @{ a = 1 }', 'Get-ContainerTask | Add-TaskDefinitionTag -Tag @{ a = 1 }',
                'Get-ContainerTask | Remove-TaskDefinitionTag -Key a', 'Get-ContainerService | Get-TaskDefinitionTag') {
                "$(Get-Refusal $line)" | Should -BeLike '*has tags of its own*Get-TaskDefinition $_.TaskDefinition *'
            }
            Get-TaskDefinitionTag web:3 | Should -BeNullOrEmpty
            "$(Get-ContainerService | Get-TaskDefinition)" | Should -Be 'web:3'
            (Get-ContainerService | ForEach-Object { Get-TaskDefinition $_.TaskDefinition } | Add-TaskDefinitionTag -Tag @{ a = 1 }).Key | Should -Be 'a'
        }

        It 'are nothing, and the others go on: <_>' -ForEach 'Unregister-TaskDefinitionRevision', 'Remove-TaskDefinitionRevision -Force', 'Add-TaskDefinitionTag -Tag @{ a = 1 }' {
            $null = Unregister-TaskDefinitionRevision web:1
            $failures = @()
            $done = . ([scriptblock]::Create("$_ -TaskDefinition '', web:1, `$null -ErrorVariable +failures -ErrorAction SilentlyContinue"))
            @($done).Count | Should -Be 1
            $failures.Count | Should -Be 2
            (Get-Refusal "$_ -TaskDefinition `$null").Count | Should -Be 1
        }

        It 'leave a registration without a definition, and nobody is asked for one: <_>' -ForEach 'Register-TaskDefinition -Family p', 'Register-TaskDefinition', 'Test-TaskDefinition -Family p' {
            $failure = Get-Refusal $_
            Get-Id $failure | Should -Be 'NothingGiven'
            $failure[0].ErrorDetails.Message | Should -BeLike '*-ContainerDefinition*'
        }

        It 'are settings out of range: <Line>' -ForEach @(
            @{ Line = 'Set-TaskDefinitionStore -RegistrationQuota 0'; Id = 'StoreRuntimeSettingInvalid'; Text = '*Give 1 or more a second.' }
            @{ Line = 'Set-TaskDefinitionStore -RemovalDelay 400d'; Id = 'StoreRemovalDelayInvalid'; Text = '*Give 0 to 365 days.' }
            @{ Line = 'New-Definition | Register-TaskDefinition -Note ("x" * 1001)'; Id = 'NoteTooLong'; Text = '*Shorten it.' }
        ) {
            $failure = Get-Refusal $Line
            Get-Id $failure | Should -Be $Id
            $failure[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            $failure[0].ErrorDetails.Message | Should -BeLike $Text
        }
    }

    Context 'before a change' {
        BeforeAll {
            # Each is refused with -WhatIf as it is without.
            $refused = @(
                'Unregister-TaskDefinitionRevision web:99', 'Unregister-TaskDefinitionRevision web', 'Remove-TaskDefinitionRevision web:1',
                'Remove-TaskDefinitionRevision web:99', 'Add-TaskDefinitionTag web:99 @{ a = 1 }', 'Add-TaskDefinitionTag web:1 @{ "aws:x" = 1 }',
                'Remove-TaskDefinitionTag web:99 a', 'Remove-ContainerCluster nosuch', 'Remove-ContainerCluster default', 'Remove-ContainerService nosuch',
                'Remove-ContainerService svc', 'Stop-ContainerTask 0123456789abcdef0123456789abcdef', 'Update-ContainerService nosuch -DesiredCount 1',
                'Update-ContainerService svc -TaskDefinition web:2', 'Register-TaskDefinition -Json "{}"', 'New-ContainerService svc web:3 -DesiredCount 2',
                'Start-ContainerTask web:2', 'New-ContainerCluster "a b"', 'Import-TaskDefinition $export -KeepRevision', 'Export-TaskDefinition -All -Path $export')
            $accepted = @(
                'Unregister-TaskDefinitionRevision web:1', 'Remove-TaskDefinitionRevision web:2', 'Add-TaskDefinitionTag web:1 @{ a = 1 }',
                'Remove-TaskDefinitionTag web:1 a', 'Remove-ContainerService svc -Enforce', 'Stop-ContainerTask $task', 'Update-ContainerService svc -DesiredCount 0',
                'New-Definition | Register-TaskDefinition', 'New-ContainerService two web:3 -DesiredCount 1', 'Start-ContainerTask web:3',
                'New-ContainerCluster other', 'Limit-TaskDefinitionFamily web 0')
        }
        BeforeEach {
            Use-NewStore
            $null = Add-Revision web 3
            $null = Unregister-TaskDefinitionRevision web:2
            $null = New-ContainerService svc web:3 -DesiredCount 1
            $task = (Get-ContainerTask).TaskArn
            $export = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
            $null = Export-TaskDefinition -All -Path $export
            $sequence = @(Get-TaskDefinitionHistory -IncludeRuntime).Count
        }

        It 'is refused with -WhatIf what would be refused, and promised nothing' {
            foreach ($line in $refused) {
                $told = Get-Refusal "$line -WhatIf"
                $told.Count | Should -Be 1 -Because $line
                $real = Get-Refusal "$line -Confirm:`$false"
                Get-Id $told | Should -Be (Get-Id $real) -Because $line
                $told[0].ErrorDetails.Message | Should -BeExactly $real[0].ErrorDetails.Message -Because $line
            }
            @(Get-TaskDefinitionHistory -IncludeRuntime).Count | Should -Be $sequence
        }

        It 'changes nothing with -WhatIf, and says what would happen to what' {
            foreach ($line in $accepted) {
                Get-Refusal "$line -WhatIf" | Should -BeNullOrEmpty -Because $line
            }
            @(Get-TaskDefinitionHistory -IncludeRuntime).Count | Should -Be $sequence
        }

        It 'says so where nobody can be asked, in a host that cannot: <_>' -ForEach @(
            'Remove-TaskDefinitionRevision web:2', 'Limit-TaskDefinitionFamily web 0 -Delete', 'Remove-ContainerService svc -Enforce',
            'Restore-TaskDefinitionStore $store -Store "$store-copy"', 'Unregister-TaskDefinitionRevision web:1 -Confirm'
        ) {
            $other = [powershell]::Create()
            try {
                $store = (Get-TaskDefinitionStore).Path
                $code = "Import-Module '$module'; `$store = '$store'; Set-TaskDefinitionStore `$store -Region us-east-1; try { $_ } catch { `$_ }"
                $failure = $other.AddScript($code).Invoke()
                ($failure[0].FullyQualifiedErrorId -split ',')[0] | Should -Be 'NobodyToAsk'
                $failure[0].ErrorDetails.Message | Should -BeLike '*on "*" is to be confirmed*Add -Force, or -Confirm:$false.'
                $failure[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
            }
            finally { $other.Dispose() }
        }

        It 'says so where the console cannot answer: <_>' -ForEach @(@{ Options = @('-NonInteractive') }, @{ Options = @() }) {
            $text = "Import-Module '$module'; Set-TaskDefinitionStore '$((Get-TaskDefinitionStore).Path)' -Region us-east-1; try { Remove-TaskDefinitionRevision web:2 } catch { `$_.FullyQualifiedErrorId }"
            $encoded = [System.Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($text))
            $said = @() | & (Get-Shell) -NoProfile @Options -OutputFormat Text -EncodedCommand $encoded 2>&1
            "$said" | Should -BeLike '*NobodyToAsk,*'
            (Get-TaskDefinition web:2).Status | Should -Be 'INACTIVE'
        }

        It 'asks nobody with -Force or -Confirm:$false' {
            (Remove-TaskDefinitionRevision web:2 -Confirm:$false).Status | Should -Be 'DELETE_IN_PROGRESS'
            (Remove-ContainerService svc -Enforce -Force).Status | Should -Not -BeNullOrEmpty
        }
    }

    It 'asks about what is lost, and not about what can be made again' {
        $impacts = @{}
        foreach ($cmdlet in (Get-Command -Module EcsTaskDef -CommandType Cmdlet)) {
            $attribute = $cmdlet.ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)[0]
            if ($attribute.SupportsShouldProcess) { $impacts[$cmdlet.Name] = "$($attribute.ConfirmImpact)" }
        }
        $high = 'Limit-TaskDefinitionFamily', 'Remove-ContainerCluster', 'Remove-ContainerService', 'Remove-TaskDefinitionRevision',
        'Repair-TaskDefinitionStore', 'Restore-TaskDefinitionStore'
        $medium = 'Copy-TaskDefinitionStore', 'Import-TaskDefinition', 'Remove-TaskDefinitionTag', 'Set-ContainerCluster', 'Set-ContainerInstance', 'Stop-ContainerTask',
        'Stop-TaskDefinitionServer', 'Unregister-TaskDefinitionRevision', 'Update-ContainerService'
        $low = 'Add-TaskDefinitionTag', 'Backup-TaskDefinitionStore', 'Export-TaskDefinition', 'New-ContainerCluster', 'New-ContainerService',
        'Optimize-TaskDefinitionStore', 'Register-DaemonTaskDefinition', 'Register-TaskDefinition', 'Set-TaskDefinitionStore', 'Start-ContainerTask',
        'Start-TaskDefinitionServer'
        foreach ($level in @{ High = $high; Medium = $medium; Low = $low }.GetEnumerator()) {
            $impacts.Keys | Where-Object { $impacts[$_] -eq $level.Key } | Sort-Object | Should -Be $level.Value
        }
        foreach ($name in $impacts.Keys) { (Get-Command $name).Parameters.Keys | Should -Contain 'Force' -Because $name }
    }
}
