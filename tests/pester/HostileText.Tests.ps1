# What definitions, files and stores of strangers can do to a terminal, or to a line that is completed: nothing.
Describe 'Hostile text' {
    BeforeDiscovery {
        $format = [xml] (Get-Content -Raw -LiteralPath (Join-Path $PSScriptRoot '../../module/EcsTaskDef.Format.ps1xml'))
        $views = @($format.Configuration.ViewDefinitions.View | Where-Object { $_.Name -ne 'Structure' } | ForEach-Object {
                $one = $_
                @{ View = $one.Name; Type = @($one.ViewSelectedBy.TypeName)[0]; Shape = @('Table', 'List', 'Wide', 'Custom' | Where-Object { $one."${_}Control" })[0] }
            })
        $quotes = foreach ($code in 0x27, 0x2018, 0x2019, 0x201A, 0x201B, 0x22, 0x201C, 0x201D, 0x201E) {
            $quote = [char] $code
            @{ Name = '{0:x4}' -f $code; Payload = "x$quote; `$global:Pwned = 1; $quote" }
        }
        $quotes += @{ Name = 'subexpression'; Payload = 'x$($global:Pwned = 1)' }
        $quotes += @{ Name = 'hidden subexpression'; Payload = "x$([char] 27)`$(`$global:Pwned = 1)`"; `$global:Pwned = 1; `"" }
        $quotes += @{ Name = 'line end'; Payload = "x`n`$global:Pwned = 1`n" }
        $quotes += @{ Name = 'backtick'; Payload = "x```"; `$global:Pwned = 1 #$([char] 0x202E)" }
        $quotes += @{ Name = 'parameter'; Payload = '-Force' }
        $quotes += @{ Name = 'escape that somebody wrote'; Payload = 'x\u001b"; $global:Pwned = 1; "' }
    }
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        $escape = [char] 27
        $hostile = "a$escape[2K$escape[1A$escape]0;x$([char] 7)`r`nFORGED$([char] 0x202E)$([char] 0x200B)$([char] 0x9B)31m$([char] 0x2028)$([char]::ConvertFromUtf32(0xE0041))"
        $hidden = '[\x00-\x09\x0B-\x1F\x7F-\x9F\p{Cf}\u2028\u2029]|\uDB40'
        $rendering = if ($PSStyle) { $PSStyle.OutputRendering }

        # A screen may have the colours of views, and nothing else that is no letter.
        function Assert-Visible($Text, [switch] $WithNothing) {
            $all = ($Text | Out-String -Width 300) -replace "$escape\[[0-9;]*m" -replace "`r`n", "`n"
            $all | Should -Not -Match $hidden
            $all | Should -Not -Match '(?m)^\W*FORGED'
            if (-not $WithNothing) { $all -replace '\s' | Should -Match '\\u001b\[2K' }
        }

        # An object with hostile text wherever there is text.
        function New-Hostile([type] $Type, [int] $Depth = 0) {
            $object = [System.Runtime.Serialization.FormatterServices]::GetUninitializedObject($Type)
            foreach ($property in $Type.GetProperties()) {
                if (-not $property.CanWrite) { continue }
                $of = $property.PropertyType
                $value = if ($of -eq [string]) { $hostile }
                elseif ($of.IsGenericType -and $of.Name -like 'IReadOnlyList*') {
                    $item = $of.GetGenericArguments()[0]
                    if ($item -ne [string] -and $Depth -gt 3) { continue }
                    $list = [array]::CreateInstance($item, 1)
                    $list[0] = if ($item -eq [string]) { $hostile } elseif ($item.IsValueType) { continue } else { New-Hostile $item ($Depth + 1) }
                    , $list
                }
                elseif ($of -in [int], [System.Nullable[int]]) { 1 }
                elseif ($of -in [long], [System.Nullable[long]]) { 1L }
                elseif ($of -in [bool], [System.Nullable[bool]]) { $true }
                elseif ($of -in [DateTimeOffset], [System.Nullable[DateTimeOffset]]) { [DateTimeOffset]::Now }
                elseif ($of.Namespace -like 'EcsTaskDef*' -and $of.IsClass -and $Depth -lt 4) { New-Hostile $of ($Depth + 1) }
                else { continue }
                $property.SetValue($object, $value)
            }

            $object
        }

        function Find-Type([string] $Name) {
            $cmdlets = (Get-Command Get-TaskDefinition).ImplementingType.Assembly
            $found = $cmdlets.GetType($Name)
            if ($found) { return $found }
            $cmdlets.GetReferencedAssemblies() | Where-Object Name -EQ 'EcsTaskDef.Core' | ForEach-Object { [System.Reflection.Assembly]::Load($_).GetType($Name) }
        }

        function New-HostileObject([string] $Type) {
            $plain = $Type -replace '^Deserialized\.' -replace '#.*'
            $object = [psobject] (New-Hostile (Find-Type $plain))
            foreach ($note in 'Source', 'Comparison', 'DefaultRegion', 'Clock') { Add-Member -InputObject $object -NotePropertyName $note -NotePropertyValue $hostile -Force -ErrorAction SilentlyContinue }
            if ($plain -eq 'EcsTaskDef.Model.TaskDefinition') { Add-Member -InputObject $object -NotePropertyName Tags -NotePropertyValue @(New-Hostile (Find-Type 'EcsTaskDef.Model.Tag')) }
            if ($Type -like '*#*') {
                $object.PSObject.Properties.Add([System.Management.Automation.PSNoteProperty]::new('Registered', $true), $true)
                $object.PSObject.TypeNames.Insert(0, $Type)
            }

            $object
        }
    }
    BeforeEach {
        Use-NewStore
        if ($PSStyle) { $PSStyle.OutputRendering = 'Ansi' }
        $global:Pwned = $null
    }
    AfterEach {
        if ($PSStyle) { $PSStyle.OutputRendering = $rendering }
        $global:Pwned | Should -BeNullOrEmpty
        Remove-Variable Pwned -Scope Global -ErrorAction Ignore
    }

    Context 'views' {
        It 'shows what is hidden in view <View> of <Type>' -ForEach $views {
            $object = New-HostileObject $Type
            Assert-Visible ($object | & "Format-$Shape" -View $View)
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($object, 4))
            if ($Type -notlike '*#*') { Assert-Visible ($copy | & "Format-$Shape") }
        }

        It 'shows what is hidden in what lies in other objects: <_>' -ForEach 'EcsTaskDef.Model.ContainerDefinition', 'EcsTaskDef.Model.HealthCheck', 'EcsTaskDef.Model.NameValuePair', 'EcsTaskDef.Model.Workloads.Deployment', 'EcsTaskDef.Model.Workloads.ServiceEvent', 'EcsTaskDef.Model.Workloads.TaskContainer', 'EcsTaskDef.Registry.BrokenReference' {
            $object = New-HostileObject $_
            Assert-Visible $object
            Assert-Visible ([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($object, 2)))
        }

        It 'shows members of a container that have a value, and no others' {
            $null = Add-Revision web
            $lines = ((Get-TaskDefinition web).ContainerDefinitions | Format-List | Out-String) -replace "$escape\[[0-9;]*m" -split "`r?`n" | Where-Object { $_ }
            $lines -match '^Image +: nginx:1\.27$' | Should -HaveCount 1
            $lines -match '^HealthCheck' | Should -BeNullOrEmpty
        }

        It 'keeps the true value in objects' {
            $null = New-Definition web | Register-TaskDefinition -Note $hostile
            (Get-TaskDefinitionHistory web).Note | Should -BeExactly $hostile
            Assert-Visible (Get-TaskDefinitionHistory web)
            Assert-Visible (Get-TaskDefinitionHistory web | Format-List)
        }

        It 'shows it where the language is constrained too, whenever that was' -ForEach @(@{ First = $true }, @{ First = $false }) {
            $null = New-Definition web | Register-TaskDefinition -Note $hostile
            $store = (Get-TaskDefinitionStore).Path
            $constrain = '$ExecutionContext.SessionState.LanguageMode = "ConstrainedLanguage"'
            $import = "Import-Module '$((Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1')'"
            $show = "Get-TaskDefinitionHistory web -Store '$store' -Region us-east-1 | Format-List | Out-String -Width 300"
            $lines = if ($First) { $constrain, $import, $show } else { $import, $constrain, $show }
            $text = & (Get-Shell) -NoProfile -NonInteractive -Command ($lines -join '; ') 2>&1
            Assert-Visible $text -WithNothing
            $text -join '' | Should -Match 'FORGED'
        } -Skip:($PSEdition -ne 'Core')
    }

    Context 'what cmdlets say' {
        It 'hides no line of a review' {
            $file = Join-Path $TestDrive 'web.json'
            Set-Content $file '{ "family": "we\u001b[2K\u202eb", "un\u001b[2Kknown": 1, "containerDefinitions": [ { "name": "a\u001b[2K", "image": "b\u001b[2K", "memory": 64, "secrets": [ { "name": "x\u001b[2K", "valueFrom": "y\u001b[2K" } ] } ] }'
            $findings = Get-TaskDefinitionFinding $file
            Assert-Visible $findings
            Assert-Visible ($findings | Format-List)
            $all = Get-TaskDefinitionFinding -Json (Get-Content -Raw $file) -Verbose *>&1
            Assert-Visible $all
            @($all | Where-Object Source).Source[0] | Should -BeExactly "we$escape[2K$([char] 0x202E)b"
        }

        It 'hides no line of a comparison' {
            $left = New-Definition web @{ containerDefinitions = @(@{ name = 'app'; image = 'b'; memory = 64; command = @('run', 'as', 'root') }) }
            $right = New-Definition "we$escape[2Kb" @{ containerDefinitions = @(@{ name = 'app'; image = 'b'; memory = 64; command = @($hostile); environment = @(@{ name = $hostile; value = $hostile }) }) }
            $differences = Compare-TaskDefinition $left $right -ShowSecret
            Assert-Visible $differences
            Assert-Visible ($differences | Format-List)
            @($differences.Right) -join '' | Should -Match $escape
            Assert-Visible (Compare-TaskDefinition $left $right -Verbose 4>&1)
        }

        It 'shows what is hidden in errors, to hosts and to their readers' {
            $failures = @(
                Get-Failure { Get-TaskDefinition "we$escape(0b" }
                Get-Failure { Register-TaskDefinition -InputObject (New-Definition "we$hostile") }
                Get-Failure { Register-TaskDefinition -Json "{ `"family`": `"x`", `"we$escape[2Kb`" }" }
                Get-Failure { Import-TaskDefinition -LiteralPath "/no/$escape[2K/such.json" }
                Get-Failure { Test-TaskDefinition -LiteralPath "/no/$escape[2K/such.json" }
            )
            $failures | Should -HaveCount 5
            foreach ($failure in $failures) {
                foreach ($text in $failure.ErrorDetails.Message, $failure.Exception.Message, "$failure", "$($failure.CategoryInfo)", $failure.FullyQualifiedErrorId) {
                    $text | Should -Not -Match $hidden
                    $text | Should -Not -Match "`nFORGED"
                }
            }
            $failures[0].TargetObject | Should -BeExactly "we$escape(0b"
            $refused = $null
            try { Limit-TaskDefinitionFamily web 1 -OlderThan $hostile } catch { $refused = $_ }
            $refused.Exception.InnerException.Message | Should -Not -Match $hidden
        }

        It 'shows what is hidden where it asks, warns and tells' {
            $null = Add-Revision web
            $folder = Join-Path $TestDrive "x$escape(0$([char] 0x202E)"
            $store = (Get-TaskDefinitionStore).Path
            $import = "Import-Module '$((Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1')'"
            $folderText = "(Join-Path '$TestDrive' ('x' + [char] 27 + '(0' + [char] 0x202E))"
            $text = & (Get-Shell) -NoProfile -NonInteractive -Command "$import; Export-TaskDefinition web $folderText -Store '$store' -Region us-east-1 -WhatIf -Verbose 4>&1" 2>&1
            Assert-Visible $text -WithNothing
            $text -join '' | Should -Match 'What if.*x\\u001b\(0\\u202e'
            # Windows has no folder of such a name, and its refusal names it.
            $told = try {
                Export-TaskDefinition web $folder -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
            }
            catch { if ($env:OS -eq 'Windows_NT') { $_ } else { throw } }
            Assert-Visible $told -WithNothing
            "$told" | Should -Match 'x\\u001b\(0'
        } -Skip:($PSEdition -ne 'Core')
    }

    Context 'completion' {
        It 'gives one argument with just that text for <Name>' -ForEach $quotes {
            $null = New-Definition web | Register-TaskDefinition -Tag @{ placeholder = 'v' }
            $store = New-ForgedStore @{ '"placeholder"' = (ConvertTo-Json $Payload) }
            $line = "Remove-TaskDefinitionTag web:1 -Store '$store' -Region us-east-1 -Key "
            $found = @((TabExpansion2 -inputScript $line -cursorColumn $line.Length).CompletionMatches)
            $found | Should -HaveCount 1
            $found[0].ListItemText, $found[0].ToolTip | Should -Not -Match $hidden
            $found[0].CompletionText | Should -Not -Match $hidden
            function Get-Argument { $args }
            $arguments = @(Invoke-Expression "Get-Argument $($found[0].CompletionText)")
            $arguments | Should -HaveCount 1
            $arguments[0] | Should -BeExactly $Payload
            $null = Invoke-Expression ($line + $found[0].CompletionText) *>&1
        }
    }
}
