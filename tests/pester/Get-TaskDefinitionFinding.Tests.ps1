BeforeDiscovery {
    # Real task definitions from public repositories, which are not part of the project: see Samples.Tests.ps1.
    $shared = if ($env:ECSTASKDEF_SHARED) { $env:ECSTASKDEF_SHARED } else { Join-Path $PSScriptRoot '../../../shared' }
    $folder = Join-Path $shared 'samples/task-definitions'
    $missing = -not (Test-Path -LiteralPath $folder)
    $files = if ($missing) { @() } else {
        @(Get-ChildItem -LiteralPath $folder -Filter *.json | ForEach-Object { @{ Name = $_.Name; File = $_.FullName } })
    }
}

Describe 'Get-TaskDefinitionFinding' {
    . $PSScriptRoot/Findings.ps1

    Context 'what it takes' {
        It 'says nothing about a good definition, however it comes' {
            Get-TaskDefinitionFinding $good | Should -BeNullOrEmpty
            Get-TaskDefinitionFinding -LiteralPath $good | Should -BeNullOrEmpty
            Get-TaskDefinitionFinding -Json $goodJson | Should -BeNullOrEmpty
            Get-TaskDefinitionFinding -InputObject (New-GoodDefinition) | Should -BeNullOrEmpty
            $goodJson | Get-TaskDefinitionFinding | Should -BeNullOrEmpty
            New-GoodDefinition | Get-TaskDefinitionFinding | Should -BeNullOrEmpty
            Get-Content -LiteralPath $good | Get-TaskDefinitionFinding | Should -BeNullOrEmpty
            Get-Item -LiteralPath $good | Get-TaskDefinitionFinding | Should -BeNullOrEmpty
            $definition = New-GoodDefinition
            Get-TaskDefinitionFinding -Family web -ContainerDefinition $definition.containerDefinitions -ExecutionRoleArn $definition.executionRoleArn | Should -BeNullOrEmpty
        }

        It 'judges the members that are given as parameters' {
            $findings = Get-TaskDefinitionFinding -Family web -ContainerDefinition @{ Name = 'app'; Image = 'nginx:1.27' } -NetworkMode bridge -RequiresCompatibility FARGATE -Cpu 256 -Memory 512
            $findings.Rule | Should -Contain 'FargateNetworkMode'
            ($findings.Source | Select-Object -Unique) | Should -Be 'web'
        }

        It 'reviews once for each JSON value, however the text comes' {
            Get-Content -LiteralPath $good | Get-TaskDefinitionFinding | Should -BeNullOrEmpty
            $expected = @(Get-TaskDefinitionFinding -LiteralPath $bad).Count
            @(Get-Content -LiteralPath $bad | Get-TaskDefinitionFinding).Count | Should -Be $expected
            @(Get-Content -LiteralPath $good, $bad | Get-TaskDefinitionFinding).Count | Should -Be $expected
            @((Get-Content -LiteralPath $good -Raw) + (Get-Content -LiteralPath $bad -Raw) | Get-TaskDefinitionFinding).Count | Should -Be $expected
        }

        It 'takes wildcards, and says which file a finding is about' {
            $findings = Get-TaskDefinitionFinding (Join-Path $folder '*.json')
            $findings.Source | Select-Object -Unique | Should -Be $bad
        }

        It 'takes what a describe call answered, with the places in it' {
            $json = "{`n`"tags`": [],`n`"taskDefinition`": {`n`"revision`": 3, `"family`": `"web`",`n `"cpu`": 256, `"containerDefinitions`": [`n{ `"name`": `"a`", `"image`": `"i:1`", `"memory`": 64 }]}}"
            $finding = Get-TaskDefinitionFinding -Json $json -Severity Error
            $finding.Rule | Should -Be 'MemberTypeWrong'
            $finding.JsonPath | Should -BeExactly '$.taskDefinition.cpu'
            $finding.Advice | Should -BeLike '*$.taskDefinition.cpu*'
            $finding.Line, $finding.Column | Should -Be 5, 2
        }

        It 'puts -Family in the place of the one in the file' {
            Test-TaskDefinition $bad -Family api -Quiet | Should -BeFalse
            $finding = Get-TaskDefinitionFinding $good -Family 'not good'
            $finding.JsonPath | Should -BeExactly '$.family'
            $finding.Line | Should -BeNullOrEmpty
            $finding.Source | Should -Be $good
            (Get-Failure { Register-TaskDefinition $good -Family 'not good' }).Exception.Message | Should -BeExactly "good.json: $($finding.Message)"
        }

        It 'merges -Tag into the tags of the input' {
            Get-TaskDefinitionFinding $good -Tag @{ team = 'web' } | Should -BeNullOrEmpty
            $finding = Get-TaskDefinitionFinding $good -Tag @{ 'aws:team' = 'web' }
            $finding.JsonPath | Should -BeLike '$.tags*'
            $finding.Line | Should -BeNullOrEmpty
        }

        It 'judges for the region and the account of the store' {
            Test-TaskDefinition $good -Region eu-west-1 -Quiet | Should -BeTrue
            { Get-TaskDefinitionFinding $good -Region eu-west-11 } | Should -Throw -ErrorId 'RegionNotListed,*'
        }

        It 'names inputs without a file by their family, else by their number' {
            (Get-TaskDefinitionFinding -Json '{"family":"web"}', '{"cpu":"256"}').Source | Select-Object -Unique | Should -Be 'web', 'input 2'
        }
    }

    Context 'revisions' {
        It 'says which one each finding is about' {
            $store = @{ Store = Join-Path $TestDrive ([guid]::NewGuid()) }
            $null = (New-Definition), (New-Definition) | Register-TaskDefinition @store
            Get-TaskDefinition web @store | Get-TaskDefinitionFinding | ForEach-Object Source | Select-Object -Unique | Should -Be 'web:1', 'web:2'
            Get-TaskDefinition web @store | Select-Object * | Get-TaskDefinitionFinding | ForEach-Object Source | Select-Object -Unique | Should -Be 'web:1', 'web:2'
            Get-TaskDefinitionFinding -TaskDefinition web:1, web:2 @store | ForEach-Object Source | Select-Object -Unique | Should -Be 'web:1', 'web:2'
            (Get-Failure { Get-TaskDefinitionFinding web })[0].ErrorDetails.Message | Should -BeLike "*for a revision, write -TaskDefinition web."
        }
    }

    Context 'what it says' {
        It 'says everything at once, with line and column' {
            $findings = Get-TaskDefinitionFinding $bad
            $findings | ForEach-Object { $_ | Should -BeOfType EcsTaskDef.Rules.Vocabulary.TaskDefinitionFinding }
            @($findings | Where-Object Severity -EQ Error).Count | Should -BeGreaterThan 1

            $wrong = $findings | Where-Object Rule -EQ MemberTypeWrong
            $wrong.Severity | Should -Be 'Error'
            $wrong.Code | Should -BeExactly 'SerializationException'
            $wrong.Message | Should -BeExactly 'STRING_VALUE cannot be converted to Integer'
            $wrong.JsonPath | Should -BeExactly '$.containerDefinitions[0].memory'
            $wrong.Line, $wrong.Column | Should -Be 10, 7
            $wrong.Advice | Should -Not -BeNullOrEmpty
        }

        It 'says errors first, and first of all what ECS reports' {
            $findings = Get-TaskDefinitionFinding $bad
            [int[]] $findings.Severity | Should -Be ([int[]] $findings.Severity | Sort-Object)
            @($findings | Where-Object IsFirst).Count | Should -Be 1
            $failure = Get-Failure { Register-TaskDefinition $bad }
            $findings[0].IsFirst | Should -BeTrue
            $failure.Exception.Message | Should -BeLikeExactly "*: $($findings[0].Message)"
            $failure.FullyQualifiedErrorId | Should -BeLike "$($findings[0].Code),*"
        }

        It 'names the nearest known member for an unknown one' {
            $finding = Get-TaskDefinitionFinding $bad | Where-Object Rule -EQ MemberMisspelt
            $finding.Severity | Should -Be 'Warning'
            $finding.Message | Should -BeLike "*containerDefintions*containerDefinitions*"
            $finding.Line, $finding.Column | Should -Be 3, 3
        }

        It 'finds members that are misspelt in objects too, without a line' {
            $finding = @{ Family = 'web'; ContainerDefinitions = @{ Name = 'a'; Image = 'i:1'; Memory = 64; PortMapings = @() } } | Get-TaskDefinitionFinding | Where-Object Rule -EQ MemberMisspelt
            $finding.JsonPath | Should -BeExactly '$.containerDefinitions[0].PortMapings'
            $finding.Line | Should -BeNullOrEmpty
            $finding.Column | Should -BeNullOrEmpty
        }

        It 'warns of <Rule>' -ForEach @(
            @{ Rule = 'ImageTagMutable'; Change = { $_.image = 'nginx:latest' } }
            @{ Rule = 'LogConfigurationMissing'; Change = { $_.Remove('logConfiguration') } }
            @{ Rule = 'PlainTextSecretName'; Change = { $_.environment = @(@{ name = 'DB_PASSWORD'; value = 'correct-horse' }) } }
            @{ Rule = 'PlainTextSecret'; Change = { $_.command = @('run', '--url', 'https://me:correct-horse@example.com/') } }
        ) {
            $definition = New-GoodDefinition
            $definition.containerDefinitions[0] | ForEach-Object $Change
            $finding = $definition | Get-TaskDefinitionFinding
            $finding.Rule | Should -Be $Rule
            $finding.Severity | Should -Be 'Warning'
            $finding.Code | Should -BeNullOrEmpty
            $definition | Test-TaskDefinition -Quiet | Should -BeTrue
        }

        It 'says of text that is not JSON where it breaks, as a finding' {
            $broken = New-File 'broken.json' "{`n  `"family`": `"web`",`n  `"cpu`": 256,,`n}"
            $finding = Get-TaskDefinitionFinding $broken
            $finding.Rule | Should -Be 'InputNotJson'
            $finding.Severity | Should -Be 'Error'
            $finding.Line | Should -Be 3
            $finding.IsFirst | Should -BeTrue
            $finding.Source | Should -Be $broken
            Test-TaskDefinition $broken -Quiet | Should -BeFalse
        }

        It 'says of text that ends too early that it is not JSON: <_>' -ForEach '{ "family": "web",', '{' {
            $finding = $_ | Get-TaskDefinitionFinding
            $finding.Rule | Should -Be 'InputNotJson'
            $finding.Line | Should -Be 1
            $_ | Test-TaskDefinition -Quiet | Should -BeFalse
        }

        It 'takes an empty file for one that is not JSON' {
            (Get-TaskDefinitionFinding (New-File 'empty.json' '')).Rule | Should -Be 'InputNotJson'
        }

        It 'says everything that has the wrong type' {
            $findings = Get-TaskDefinitionFinding -Json '{"family":3,"containerDefinitions":[{"name":"a","image":"i:1","memory":"64","essential":"yes"}]}' -Severity Error
            $findings.JsonPath | Should -Contain '$.family'
            $findings.JsonPath | Should -Contain '$.containerDefinitions[0].memory'
            $findings.JsonPath | Should -Contain '$.containerDefinitions[0].essential'
        }

        It 'says what fits nowhere in an object' {
            $finding = @{ family = 'web'; containerDefinitions = @(@{ name = 'a'; image = 'i:1'; memory = 'much' }) } | Get-TaskDefinitionFinding -Severity Error
            $finding[0].Code | Should -BeExactly 'SerializationException'
            $finding[0].Line | Should -BeNullOrEmpty
        }

        It 'never shows a secret' {
            $findings = Get-TaskDefinitionFinding $bad
            $findings.Rule | Should -Contain 'PlainTextSecretName'
            $findings.Rule | Should -Contain 'PlainTextSecret'
            $shown = ($findings | Out-String -Width 500) + ($findings | Format-List -Property * | Out-String -Width 500) + ($findings | ConvertTo-Json)
            $shown += Get-Failure { Register-TaskDefinition $bad } | Out-String -Width 500
            $shown | Should -Not -BeNullOrEmpty
            $shown | Should -Not -Match 'horse|staple'
        }
    }

    Context '-Severity' {
        It 'shows only what was asked for' {
            (Get-TaskDefinitionFinding $bad -Severity Error).Severity | Select-Object -Unique | Should -Be 'Error'
            (Get-TaskDefinitionFinding $bad -Severity Warning).Severity | Select-Object -Unique | Should -Be 'Warning'
            @(Get-TaskDefinitionFinding $bad -Severity Error, Warning, Info).Count | Should -Be @(Get-TaskDefinitionFinding $bad).Count
            { Get-TaskDefinitionFinding $bad -Severity Fatal } | Should -Throw
        }

        It 'suggests the severities' {
            Get-Completion 'Get-TaskDefinitionFinding web.json -Severity ' | Sort-Object | Should -Be 'Error', 'Info', 'Warning'
            Get-Completion 'Get-TaskDefinitionFinding web.json -Severity Error, W' | Should -Be 'Warning'
        }

        It 'suggests the values of members' {
            Get-Completion 'Get-TaskDefinitionFinding -Family web -NetworkMode aws' | Should -Be 'awsvpc'
        }
    }

    Context 'what it cannot take' {
        It 'says which file is missing and goes on with the others' {
            $failures = @()
            $findings = Get-TaskDefinitionFinding -LiteralPath (Join-Path $folder 'no.json'), $bad -ErrorVariable failures -ErrorAction SilentlyContinue
            $findings.Source | Select-Object -Unique | Should -Be $bad
            $failures.Count | Should -Be 1
            $failures[0].FullyQualifiedErrorId | Should -BeExactly 'FileNotFound,EcsTaskDef.PowerShell.Commands.GetTaskDefinitionFindingCommand'
            $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        }

        It 'refuses <Name>' -ForEach @(
            @{ Name = 'a folder'; Id = 'NotAFile'; Script = { Get-TaskDefinitionFinding -LiteralPath $folder } }
            @{ Name = 'text that is no JSON object'; Id = 'TextNotJson'; Script = { 'web.json' | Get-TaskDefinitionFinding } }
            @{ Name = 'what has no members'; Id = 'NothingToRegister'; Script = { 42 | Get-TaskDefinitionFinding } }
            @{ Name = 'an object that contains itself'; Id = 'InputTooDeep'; Script = { $it = @{ family = 'web' }; $it.it = $it; $it | Get-TaskDefinitionFinding } }
            @{ Name = 'two spellings of one member'; Id = 'MemberTwice'; Script = { @{ volume = @(); volumes = @() } | Get-TaskDefinitionFinding } }
        ) {
            $failure = Get-Failure $Script
            $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        }
    }

    Context 'how it looks' {
        It 'is a table for each input: severity, line, rule, message and advice' {
            $lines = (Get-TaskDefinitionFinding $bad, $good | Out-String -Width 120) -split "`r?`n"
            @($lines -like '*Source: *bad.json').Count | Should -Be 1
            $lines -match '^Severity Line Rule +Message' | Should -HaveCount 1
            $lines -match '^Error +10 MemberTypeWrong +STRING_VALUE cannot' | Should -HaveCount 1
            $lines -match '^Warning +3 MemberMisspelt ' | Should -HaveCount 1
        }

        It 'says where by the path when there is no line' {
            $text = Get-TaskDefinitionFinding -InputObject (New-Definition web) | Out-String -Width 200
            $text | Should -Match 'LogConfigurationMissing +\$\.containerDefinitions\[0\]'
        }

        It 'shows everything as a list' {
            $text = Get-TaskDefinitionFinding $bad -Severity Error | Select-Object -First 1 | Format-List | Out-String
            foreach ($name in 'Severity', 'Rule', 'Code', 'Message', 'Advice', 'JsonPath', 'Line', 'Column', 'IsFirst') { $text | Should -Match "(?m)^$name +: " }
        }

        It 'colours the severity where the host does' -Skip:($PSVersionTable.PSVersion -lt '7.2') {
            $before = $PSStyle.OutputRendering
            $variable = $env:NO_COLOR
            $env:NO_COLOR = $null
            try {
                $PSStyle.OutputRendering = 'Ansi'
                Get-TaskDefinitionFinding $bad | Out-String -Width 120 | Should -Match ([regex]::Escape("$($PSStyle.Formatting.Warning)Warning$($PSStyle.Reset)"))
                $PSStyle.OutputRendering = 'PlainText'
                Get-TaskDefinitionFinding $bad | Out-String -Width 120 | Should -Not -Match $([char]27)
            }
            finally {
                $PSStyle.OutputRendering = $before
                $env:NO_COLOR = $variable
            }
        }
    }
}

Describe 'Register-TaskDefinition and findings' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    It 'says how many more findings there are' {
        $failure = Get-Failure { @{ family = 'a b'; cpu = 'x'; containerDefinitions = @(@{ name = 'app'; image = 'i:1' }) } | Register-TaskDefinition }
        $errors = @(@{ family = 'a b'; cpu = 'x'; containerDefinitions = @(@{ name = 'app'; image = 'i:1' }) } | Get-TaskDefinitionFinding -Severity Error)
        $errors.Count | Should -BeGreaterThan 2
        $failure.FullyQualifiedErrorId | Should -BeLike 'ClientException,*'
        $failure.Exception.Message | Should -BeExactly "a b: $($errors[0].Message)"
        $failure.ErrorDetails.Message | Should -BeLike "*There are $($errors.Count - 1) more findings: Get-TaskDefinitionFinding lists them all."
    }

    It 'says so of one more, also when the input cannot be read' {
        $failure = Get-Failure { Register-TaskDefinition -Json '{"family":"web","containerDefinitions":[{"name":"app","image":7,"memory":"64"}]}' }
        $failure.FullyQualifiedErrorId | Should -BeLike 'SerializationException,*'
        $failure.ErrorDetails.Message | Should -BeLike '*There is 1 more finding: Get-TaskDefinitionFinding lists both.'
    }

    It 'says nothing more when that was all, whatever a reviewer would say' {
        $failure = Get-Failure { New-Definition 'a b' | Register-TaskDefinition }
        $failure.ErrorDetails.Message | Should -Not -BeLike '*more finding*'
    }
}

Describe 'Get-TaskDefinitionFinding with members that differ from a base' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web
    }

    It 'tests what would be registered' {
        Test-TaskDefinition -TaskDefinition web -Quiet | Should -BeTrue
        Test-TaskDefinition web -NetworkMode nosuch -Quiet | Should -BeFalse
        (Get-TaskDefinitionFinding web -Image 'nginx:latest').Rule | Should -Contain 'ImageTagMutable'
        (Get-TaskDefinitionFinding -TaskDefinition web -Image 'nginx:latest').Rule | Should -Contain 'ImageTagMutable'
        (Get-TaskDefinition web -Latest | Get-TaskDefinitionFinding -Cpu none | Select-Object -First 1).Severity | Should -Be 'Error'
        (Get-TaskDefinition web).Revision | Should -Be 1
    }

    It 'has no line for what a parameter gives' {
        $json = "{`n`"family`": `"web`",`n`"cpu`": 256,`n`"containerDefinitions`": [ { `"name`": `"app`", `"image`": `"nginx:1.27`", `"memory`": 64 } ] }"
        $finding = Get-TaskDefinitionFinding -Json $json -Cpu none | Where-Object Severity -EQ 'Error' | Select-Object -First 1
        $finding.JsonPath | Should -BeExactly '$.cpu'
        $finding.Line | Should -BeNullOrEmpty
    }
}

Describe 'Get-TaskDefinitionFinding with samples' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        Use-NewStore
    }

    It 'finds the samples' -ForEach @{ Count = $files.Count; Folder = $folder; Missing = $missing } {
        if ($Missing) { Set-ItResult -Skipped -Because "there are no samples at $Folder; set ECSTASKDEF_SHARED to the folder that has them" }
        $Count | Should -BeGreaterThan 0 -Because "$Folder is there"
    }

    # Pester 6 refuses an empty -ForEach.
    if ($files) {
        It 'agrees with Register-TaskDefinition about <Name>' -ForEach $files {
            $failures = @()
            $revision = Register-TaskDefinition -LiteralPath $File -ErrorVariable failures -ErrorAction SilentlyContinue
            Test-TaskDefinition -LiteralPath $File -Quiet | Should -Be ($null -ne $revision)
            if ($failures.Count -gt 0) {
                $first = Get-TaskDefinitionFinding -LiteralPath $File | Select-Object -First 1
                $first.IsFirst | Should -BeTrue
                $failures[0].Exception.Message | Should -BeLikeExactly "*$([System.Management.Automation.WildcardPattern]::Escape($first.Message))"
            }
        }
    }
}
