BeforeAll {
    . (Join-Path $PSScriptRoot 'Common.ps1')

    function Get-Line { process { '{0} {1} {2} {3}' -f $_.Kind, $_.Path, $_.Left, $_.Right } }
}

Describe 'Compare-TaskDefinition' {
    BeforeEach {
        Use-NewStore
        Push-Location $TestDrive
        $null = New-Definition web @{ containerDefinitions = @(@{ name = 'app'; image = 'nginx:1.27'; memory = 64; environment = @(@{ name = 'LOG_LEVEL'; value = 'info' }; @{ name = 'DB_PASSWORD'; value = 'hunter2' }) }) } | Register-TaskDefinition
        $null = New-Definition web @{ containerDefinitions = @(@{ name = 'app'; image = 'nginx:1.28'; memory = 64; environment = @(@{ name = 'DB_PASSWORD'; value = 'hunter3' }; @{ name = 'LOG_LEVEL'; value = 'debug' }) }) } | Register-TaskDefinition
    }

    AfterEach {
        Pop-Location
        Get-ChildItem -LiteralPath $TestDrive -File | Remove-Item
    }

    It 'gives one object a difference, by name' {
        Compare-TaskDefinition web:1 web:2 | Get-Line | Should -Be @(
            'Changed containerDefinitions[app].environment[DB_PASSWORD] ******** ********'
            'Changed containerDefinitions[app].environment[LOG_LEVEL] info debug'
            'Changed containerDefinitions[app].image nginx:1.27 nginx:1.28'
        )
    }

    It 'shows secrets with -ShowSecret only' {
        $secret = Compare-TaskDefinition web:1 web:2 -ShowSecret | Where-Object IsSecret
        "$($secret.Left) $($secret.Right)" | Should -Be 'hunter2 hunter3'
        Compare-TaskDefinition web:1 web:2 | Out-String | Should -Not -Match 'hunter'
    }

    It 'gives nothing for equal ones, and everything with -IncludeEqual' {
        Compare-TaskDefinition web:2 web | Should -BeNullOrEmpty
        (Compare-TaskDefinition web web -IncludeEqual).Kind | Select-Object -Unique | Should -Be 'Equal'
    }

    It 'compares one alone with the revision before it' {
        $expected = Compare-TaskDefinition web:1 web:2 | Get-Line
        $expected | Should -HaveCount 3
        Compare-TaskDefinition web | Get-Line | Should -Be $expected
        Compare-TaskDefinition web:2 | Get-Line | Should -Be $expected
        Compare-TaskDefinition (Get-TaskDefinition web:2) | Get-Line | Should -Be $expected
        (Compare-TaskDefinition web).Comparison | Select-Object -Unique | Should -Be 'web:1 -> web:2'

        $null = Add-Revision web 2
        $null = Unregister-TaskDefinitionRevision web:2, web:3
        Set-TaskDefinitionStore -RemovalDelay 0
        $null = Remove-TaskDefinitionRevision web:2, web:3 -Force
        (Compare-TaskDefinition web).Comparison | Select-Object -Unique | Should -Be 'web:1 -> web:4' -Because 'the ones between are gone'
    }

    It 'says what it has nothing to compare with' {
        Set-Content web.json '{ "family": "web", "containerDefinitions": [ { "name": "app", "image": "nginx:1.28", "memory": 64 } ] }'
        (Get-Failure { Compare-TaskDefinition web:1 }).FullyQualifiedErrorId | Should -BeLike 'NoneBefore,*'
        (Get-Failure { Compare-TaskDefinition ./web.json }).FullyQualifiedErrorId | Should -BeLike 'NothingToCompareWith,*'
        (Get-Failure { Compare-TaskDefinition @{ family = 'web'; containerDefinitions = @() } }).FullyQualifiedErrorId | Should -BeLike 'NothingToCompareWith,*'
        (Get-Failure { Compare-TaskDefinition gone }) | Should -HaveCount 1
    }

    It 'compares once for each JSON value, however the text comes: <Name>' -ForEach @(
        @{ Name = 'line by line'; Script = { Get-Content ./next.json | Compare-TaskDefinition web:1 } }
        @{ Name = 'in one piece'; Script = { Get-Content ./next.json -Raw | Compare-TaskDefinition web:1 } }
        @{ Name = 'as an argument'; Script = { Compare-TaskDefinition web:1 (Get-Content ./next.json) } }
    ) {
        Set-Content ./next.json (New-Definition web @{ containerDefinitions = @(@{ name = 'app'; image = 'nginx:1.29'; memory = 64 }) } | ConvertTo-Json -Depth 5), ''
        (& $Script | Where-Object Path -Like '*image').Right | Should -Be 'nginx:1.29'
        $Error.Clear()
        @(& $Script).Count | Should -Be @(Compare-TaskDefinition web:1 ./next.json).Count
        $Error | Should -BeNullOrEmpty
    }

    It 'compares two files that come line by line, and says what is cut off' {
        Set-Content ./one.json (New-Definition web | ConvertTo-Json -Depth 5)
        $lines = @(Get-Content ./one.json) * 2
        ($lines | Compare-TaskDefinition web:1 -IncludeEqual).Comparison | Select-Object -Unique | Should -Be 'web:1 -> web'
        $failure = Get-Failure { $lines | Select-Object -SkipLast 1 | Compare-TaskDefinition web:1 }
        $failure.FullyQualifiedErrorId | Should -BeLike 'JsonIncomplete,*'
    }

    It 'takes ARNs, files, JSON, hashtables, objects and the pipeline' {
        $arn = (Get-TaskDefinition web:1).TaskDefinitionArn
        Compare-TaskDefinition $arn web:1 | Should -BeNullOrEmpty
        $json = New-Definition web | ConvertTo-Json -Depth 9
        Set-Content -Path web.json -Value $json
        Compare-TaskDefinition ./web.json $json | Should -BeNullOrEmpty
        Compare-TaskDefinition web.json (New-Definition web) | Should -BeNullOrEmpty
        Get-Item web.json | Compare-TaskDefinition $json | Should -BeNullOrEmpty
        (Compare-TaskDefinition web ./web.json).Path | Should -Be 'containerDefinitions[app].environment', 'containerDefinitions[app].image'
        (Get-TaskDefinition web:1, web:2 | Compare-TaskDefinition web:2).Count | Should -Be 3
        Compare-TaskDefinition web (Get-TaskDefinitionFamily web) | Should -BeNullOrEmpty
        Compare-TaskDefinition web:1 ([pscustomobject]@{ TaskDefinitionArn = $arn }) | Should -BeNullOrEmpty
        Compare-TaskDefinition web:1 (Get-TaskDefinition web:1 | Select-Object *) | Should -BeNullOrEmpty
    }

    It 'says nothing of tags that only one side knows' {
        $null = Add-TaskDefinitionTag web:2 @{ team = 'web' }
        Compare-TaskDefinition web (Get-TaskDefinition web:2) | Should -BeNullOrEmpty
        $null = Get-TaskDefinition web:2 | Register-TaskDefinition
        (Compare-TaskDefinition web:2 web:3).Path | Should -Be 'tags'
    }

    It 'compares with the registered form of a file' {
        Set-Content -Path new.json -Value (New-Definition new @{ cpu = '0.25 vCPU'; memory = '0.5 GB' } | ConvertTo-Json -Depth 9)
        Compare-TaskDefinition (Register-TaskDefinition ./new.json) ./new.json | Should -BeNullOrEmpty
    }

    It 'does not guess when a name is a file too' {
        Set-Content -Path web -Value (New-Definition web | ConvertTo-Json -Depth 9)
        $failure = Get-Failure { Compare-TaskDefinition web:1 web }
        $failure.FullyQualifiedErrorId | Should -BeLike 'NameAmbiguous,*'
        (Compare-TaskDefinition web:1 ./web).Count | Should -BeGreaterThan 0
        Set-Content -Path other -Value (New-Definition web | ConvertTo-Json -Depth 9)
        (Compare-TaskDefinition ./web other) | Should -BeNullOrEmpty
    }

    It 'says what is not there' {
        (Get-Failure { Compare-TaskDefinition web:9 web }).FullyQualifiedErrorId | Should -BeLike 'ClientException,*'
        (Get-Failure { Compare-TaskDefinition web nodrive:x.json }).FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
        (Get-Failure { Compare-TaskDefinition web ./none.json }).FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
        (Get-Failure { Compare-TaskDefinition web '{"family":1}' }).FullyQualifiedErrorId | Should -BeLike 'SerializationException,*'
    }

    It 'shows both sides under a title, within 80 columns, without colours in plain text' {
        $before = if (Test-Path Variable:PSStyle) { $PSStyle.OutputRendering }
        try {
            if ($before) { $PSStyle.OutputRendering = 'PlainText' }
            $text = Compare-TaskDefinition web:1 web:2 | Out-String -Width 80
        }
        finally { if ($before) { $PSStyle.OutputRendering = $before } }
        $text | Should -Match 'Comparison: web:1 -> web:2'
        $text | Should -Not -Match ([char]27)
        $text -split "`n" | ForEach-Object { $_.TrimEnd().Length | Should -BeLessOrEqual 80 }
    }

    It 'has colours where the host takes them' -Skip:(-not (Test-Path Variable:PSStyle)) {
        $before = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Ansi'
            $text = Compare-TaskDefinition web:1 web:2 | Out-String -Width 80
        }
        finally { $PSStyle.OutputRendering = $before }
        $text | Should -Match ([regex]::Escape($PSStyle.Foreground.Green))
    }

    It 'completes families and revisions' {
        Get-Completion 'Compare-TaskDefinition web:' | Should -Be 'web:2', 'web:1'
    }
}
