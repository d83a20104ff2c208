# The module in the hosts and surroundings that runbooks run in.
Describe 'Hosts' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        $module = (Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1'
        $pwsh = Get-Shell

        # What a PowerShell of its own prints for a script that has the module and the store of the test.
        function Invoke-Elsewhere([string] $Code, [string[]] $Arguments = '-NonInteractive') {
            $text = "Import-Module '$module'; Set-TaskDefinitionStore '$((Get-TaskDefinitionStore).Path)' -Region us-east-1; $Code"
            $encoded = [System.Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($text))
            @(& $pwsh -NoProfile @Arguments -OutputFormat Text -EncodedCommand $encoded 2>&1 | ForEach-Object { "$_" })
        }
    }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 3
    }
    AfterAll { Set-TaskDefinitionStore -Reset }

    It 'works in strict mode' {
        Set-StrictMode -Version Latest
        "$(New-Definition api | Register-TaskDefinition | Unregister-TaskDefinitionRevision)" | Should -Be 'api:1'
        Get-TaskDefinition | Out-String | Should -Match 'web'
        Get-TaskDefinition web:1 | Format-List | Out-String | Should -Match 'ACTIVE'
        Get-TaskDefinitionFamily | Format-Wide | Out-String | Should -Match 'web'
    }

    It 'works in constrained language mode' {
        $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
        $state.ImportPSModule($module)
        $state.LanguageMode = 'ConstrainedLanguage'
        $other = [powershell]::Create($state)
        try {
            $code = "Set-TaskDefinitionStore '$((Get-TaskDefinitionStore).Path)' -Region us-east-1
                Register-TaskDefinition -Family api -ContainerDefinition @{ Name = 'a'; Image = 'api:1'; Memory = 64 } |
                    Unregister-TaskDefinitionRevision
                Get-TaskDefinition web -Descending | Select-Object -First 1"
            $revisions = $other.AddScript($code).Invoke()
            $other.Streams.Error | Should -BeNullOrEmpty
            "$revisions" | Should -Be 'api:1 web:3'
            $other.Runspace.SessionStateProxy.LanguageMode | Should -Be 'ConstrainedLanguage'
        }
        finally { $other.Dispose() }
    }

    It 'works in ForEach-Object -Parallel, each runspace with a store of its own choice' {
        $store = (Get-TaskDefinitionStore).Path
        $numbers = 1..8 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:module
            (Register-TaskDefinition -Store $using:store -Region us-east-1 -Family both -ContainerDefinition @{ Name = 'a'; Image = 'x:1'; Memory = 64 }).Revision
        }
        $numbers | Sort-Object | Should -Be (1..8)
    }

    It 'works in a thread job' {
        if (-not (Get-Command Start-ThreadJob -ErrorAction Ignore)) { Set-ItResult -Skipped -Because 'there is no Start-ThreadJob' }
        $job = Start-ThreadJob { Import-Module $using:module; Get-TaskDefinition web:2 -Store $args[0] -Region us-east-1 } -ArgumentList (Get-TaskDefinitionStore).Path
        "$($job | Receive-Job -Wait -AutoRemoveJob | Unregister-TaskDefinitionRevision)" | Should -Be 'web:2'
    }

    It 'gives a background job objects that pipe back in' {
        $job = Start-Job { Import-Module $using:module; Get-TaskDefinition web -Store $args[0] -Region us-east-1 } -ArgumentList (Get-TaskDefinitionStore).Path
        $dead = @($job | Receive-Job -Wait -AutoRemoveJob)
        $dead[0].PSTypeNames[0] | Should -BeLike 'Deserialized.*'
        "$($dead[0, 1] | Unregister-TaskDefinitionRevision)" | Should -Be 'web:1 web:2'
        "$($dead[0] | Get-TaskDefinition)" | Should -Be 'web:1'
        "$($dead[2] | Register-TaskDefinition)" | Should -Be 'web:4'
    }

    It 'takes objects back from Clixml' {
        $file = Join-Path $TestDrive 'revisions.xml'
        Get-TaskDefinition web | Export-Clixml -LiteralPath $file -Depth 5
        $null = Import-Clixml -LiteralPath $file | Select-Object -First 2 | Unregister-TaskDefinitionRevision | Remove-TaskDefinitionRevision -Force
        (Import-Clixml -LiteralPath $file | Get-TaskDefinition).Status | Should -Be 'DELETE_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'ACTIVE'
        (Import-Clixml -LiteralPath $file | Select-Object -Last 1 | Add-TaskDefinitionTag -Tag @{ a = 'b' }).Key | Should -Be 'a'
    }

    It 'fails in a runbook that nobody watches instead of waiting for an answer' {
        $null = Unregister-TaskDefinitionRevision web:1
        $printed = (Invoke-Elsewhere 'Remove-TaskDefinitionRevision web:1; (Get-TaskDefinition web:1).Status') -join "`n"
        $printed | Should -Match 'not interactive. Add -Force'
        $printed | Should -Match '(?m)^INACTIVE$'
        Invoke-Elsewhere '(Remove-TaskDefinitionRevision web:1 -Force).Status' | Should -Be 'DELETE_IN_PROGRESS'
    }

    It 'keeps company with another <Name>' -ForEach @(
        @{ Name = 'System.Text.Json'; Type = 'System.Text.Json.JsonSerializer' }
        @{ Name = 'Newtonsoft.Json'; Type = 'Newtonsoft.Json.JsonConvert' }
    ) {
        # A module that brings a version of its own: a stand-in that has the name and another version.
        $code = "
            `$stranger = [System.Reflection.Emit.AssemblyBuilder]::DefineDynamicAssembly(
                [System.Reflection.AssemblyName] '$Name, Version=6.0.0.0', 'Run')
            `$null = `$stranger.DefineDynamicModule('m').DefineType('$Type', 'Public').CreateType()
            '{`"family`":`"api`",`"containerDefinitions`":[{`"name`":`"a`",`"image`":`"x:1`",`"memory`":64}]}' | Register-TaskDefinition | ForEach-Object { `"`$_`" }
            (ConvertFrom-Json '{`"a`":1}').a"
        Invoke-Elsewhere $code | Should -Be 'api:1', '1'
    }

    It 'keeps company with a module of the names and shapes of AWS.Tools.ECS (a stand-in: not proven with AWS.Tools)' {
        $fake = New-Module -Name AWS.Tools.ECS -ScriptBlock {
            function Get-ECSTaskDefinitionDetail {
                [pscustomobject]@{
                    PSTypeName     = 'Amazon.ECS.Model.DescribeTaskDefinitionResponse'
                    TaskDefinition = [pscustomobject]@{
                        PSTypeName           = 'Amazon.ECS.Model.TaskDefinition'
                        TaskDefinitionArn    = 'arn:aws:ecs:us-east-1:000000000000:task-definition/web:2'
                        Family               = 'web'
                        Revision             = 2
                        Status               = [pscustomobject]@{ Value = 'ACTIVE' }
                        ContainerDefinitions = @([pscustomobject]@{ Name = 'app'; Image = 'nginx:1.29'; Memory = 64; Essential = $true })
                    }
                }
            }
            function Register-ECSTaskDefinition { 'theirs' }
            function Get-ECSTaskDefinitionList { 'arn:aws:ecs:us-east-1:000000000000:task-definition/web:1' }
        }
        try {
            Import-Module $fake
            "$(Get-ECSTaskDefinitionList | Get-TaskDefinition)" | Should -Be 'web:1'
            $detail = (Get-ECSTaskDefinitionDetail).TaskDefinition
            "$($detail | Unregister-TaskDefinitionRevision)" | Should -Be 'web:2'
            $next = $detail | Register-TaskDefinition
            "$next" | Should -Be 'web:4'
            $next.ContainerDefinitions[0].Image | Should -Be 'nginx:1.29'
            Register-ECSTaskDefinition | Should -Be 'theirs'
        }
        finally { Remove-Module AWS.Tools.ECS -Force }
    }

    It 'keeps company with PSReadLine and its completion' {
        if (-not (Get-Module -ListAvailable PSReadLine)) { Set-ItResult -Skipped -Because 'PSReadLine is not installed' }
        Invoke-Elsewhere "Import-Module PSReadLine; (TabExpansion2 'Get-TaskDefinition we' 21).CompletionMatches.CompletionText | Select-Object -First 1" | Should -Be 'web'
    }
}

Describe 'Package' {
    BeforeAll { $module = (Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1' }

    It 'has a manifest that a gallery takes' {
        $manifest = Test-ModuleManifest -Path $module
        $manifest.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
        foreach ($member in 'Description', 'Author', 'Copyright', 'Tags', 'LicenseUri', 'ReleaseNotes', 'ExportedFormatFiles', 'ExportedTypeFiles') {
            $manifest.$member | Should -Not -BeNullOrEmpty -Because "a gallery shows $member"
        }
        $manifest.ExportedCmdlets.Keys | Should -Not -Contain '*'
    }

    It 'is clean to PSScriptAnalyzer: <_>' -ForEach 'EcsTaskDef.psd1', 'build.ps1', 'module', 'tests/pester' {
        if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) { Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed' }
        $path = (Resolve-Path (Join-Path $PSScriptRoot "../../$_")).Path

        # Pester's scopes are not PSScriptAnalyzer's: what BeforeAll sets seems to be unused. A test is about a global variable.
        $rules = @(if ($_ -like 'tests*') {
                'PSUseDeclaredVarsMoreThanAssignments', 'PSUseShouldProcessForStateChangingFunctions', 'PSAvoidGlobalVars'
            }
            elseif ($_ -eq 'build.ps1') {
                # What functions use of a script's parameters is not seen; the build talks to who runs it.
                'PSReviewUnusedParameter', 'PSAvoidUsingWriteHost'
            })
        Invoke-ScriptAnalyzer -Path $path -Severity Error, Warning -ExcludeRule $rules |
            ForEach-Object { "$($_.ScriptName):$($_.Line) $($_.RuleName)" } | Should -BeNullOrEmpty
    }
}
