# Real task definitions from public repositories, which are not part of the project: the folder is found beside the
# checkout or by ECSTASKDEF_SHARED, and without it these tests are skipped.
BeforeDiscovery {
    $shared = if ($env:ECSTASKDEF_SHARED) { $env:ECSTASKDEF_SHARED } else { Join-Path $PSScriptRoot '../../../shared' }
    $folder = Join-Path $shared 'samples/task-definitions'
    $missing = -not (Test-Path -LiteralPath $folder)
    $files = if ($missing) { @() } else {
        @(Get-ChildItem -LiteralPath $folder -Filter *.json | ForEach-Object { @{ Name = $_.Name; File = $_.FullName } })
    }
}

Describe 'Samples' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Use-NewStore

        # What is in the input must be in the answer. ECS answers task sizes as numbers and fills in defaults.
        function Get-Difference($Sent, $Got, [string] $Path = '$') {
            if ($null -eq $Sent) { return }
            if ($Sent -is [System.Management.Automation.PSCustomObject]) {
                foreach ($member in $Sent.PSObject.Properties) {
                    if ($null -eq $member.Value) { continue }
                    $place = "$Path.$($member.Name)"
                    $answer = if ($null -eq $Got) { $null } else { Get-Answer $Got $member.Name }
                    $value = $member.Value
                    if ($place -in '$.cpu', '$.memory') { $value = Get-TaskSize $value }
                    Get-Difference $value $answer $place
                }
            }
            elseif ($Sent -is [array]) {
                if (@($Got).Count -ne $Sent.Count) { "$Path has $(@($Got).Count) items, not $($Sent.Count)"; return }
                for ($i = 0; $i -lt $Sent.Count; $i++) { Get-Difference $Sent[$i] @($Got)[$i] "$Path[$i]" }
            }
            elseif ("$Sent" -cne "$Got") { "$Path is '$Got', not '$Sent'" }
        }

        # '0.25 vCPU' is answered as 256 units, '0.5 GB' as 512 MiB.
        function Get-TaskSize([string] $Size) {
            if ($Size -match '^\s*([\d.]+)\s*(vcpu|gb)\s*$') { [string] [int] (1024 * $Matches[1]) } else { $Size }
        }

        function Get-Answer($Object, [string] $Name) {
            if ($Object -is [System.Collections.IDictionary] -or $Object.GetType().Name -like '*Dictionary*') { return $Object[$Name] }
            $property = $Object.PSObject.Properties[$Name]
            if ($property) { return , $property.Value }
            if ($Object.AdditionalMembers) {
                $element = $Object.AdditionalMembers[$Name]
                return ($element.GetRawText() | ConvertFrom-Json)
            }
        }
    }

    It 'finds the samples' -ForEach @{ Count = $files.Count; Folder = $folder; Missing = $missing } {
        if ($Missing) { Set-ItResult -Skipped -Because "there are no samples at $Folder; set ECSTASKDEF_SHARED to the folder that has them" }
        $Count | Should -BeGreaterThan 0 -Because "$Folder is there"
    }

    It 'notices what is lost or changed' {
        $sent = '{"a":{"b":[1,"x"]},"c":"d"}' | ConvertFrom-Json
        Get-Difference $sent ('{"a":{"b":[1,"x"]},"c":"d","more":1}' | ConvertFrom-Json) | Should -BeNullOrEmpty
        Get-Difference $sent ('{"a":{"b":[1,"y"]},"c":"d"}' | ConvertFrom-Json) | Should -Be "`$.a.b[1] is 'y', not 'x'"
        Get-Difference $sent ('{"a":{"b":[1]}}' | ConvertFrom-Json) | Should -HaveCount 2
        $sized = '{"cpu":".25 vCPU","memory":"512"}' | ConvertFrom-Json
        Get-Difference $sized ('{"cpu":"256","memory":"512"}' | ConvertFrom-Json) | Should -BeNullOrEmpty
        Get-Difference $sized ('{"cpu":"0.25","memory":"1024"}' | ConvertFrom-Json) | Should -HaveCount 2
    }

    # Pester 6 refuses an empty -ForEach.
    if ($files) {
        It '<Name>' -ForEach $files {
            $failures = @()
            $revision = Register-TaskDefinition -LiteralPath $File -ErrorVariable failures -ErrorAction SilentlyContinue
            if ($failures.Count -gt 0) {
                # Refused: as ECS would, and in its words.
                $failures.Count | Should -Be 1
                $failures[0].Exception | Should -BeOfType EcsTaskDef.Errors.EcsException
                $failures[0].Exception.Kind | Should -Be 'Refusal'
                $failures[0].FullyQualifiedErrorId | Should -Match '^(ClientException|InvalidParameterException|SerializationException),'
                $failures[0].TargetObject | Should -Be $File
                return
            }

            $read = Get-TaskDefinition $revision.TaskDefinitionArn
            "$read" | Should -Be "$revision"
            $sent = Get-Content -LiteralPath $File -Raw | ConvertFrom-Json
            if ($sent.PSObject.Properties['taskDefinition']) { $sent = $sent.taskDefinition }
            foreach ($name in 'taskDefinitionArn', 'revision', 'status', 'requiresAttributes', 'compatibilities', 'registeredAt', 'registeredBy', 'deregisteredAt', 'tags') {
                $sent.PSObject.Properties.Remove($name)
            }
            Get-Difference $sent $read | Should -BeNullOrEmpty
        }
    }
}
