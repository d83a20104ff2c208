# Commands that work in several regions at once.
Describe 'Regions' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        foreach ($region in 'us-east-1', 'eu-west-1', 'eu-central-1') {
            $null = 1..3 | ForEach-Object { New-Definition web | Register-TaskDefinition -Region $region -Tag @{ at = $region } -Note $region }
        }
        $null = New-Definition api | Register-TaskDefinition -Region eu-west-1
        $null = New-ContainerCluster -Region eu-west-1
        $null = New-ContainerService web web:1 -DesiredCount 1 -Region eu-west-1
        function Get-Each { process { "$($_.Region) $_" } }
    }
    AfterAll { Set-TaskDefinitionStore -Reset }

    It 'reads what is named, in the order of the names' {
        Get-TaskDefinition web -Latest -Region us-east-1, eu-west-1 | Get-Each | Should -Be 'us-east-1 web:3', 'eu-west-1 web:3'
        Get-TaskDefinition web -Latest -Region eu-* | Get-Each | Should -Be 'eu-central-1 web:3', 'eu-west-1 web:3'
        Get-TaskDefinition web -Latest -Region * | Get-Each | Should -Be 'eu-central-1 web:3', 'eu-west-1 web:3', 'us-east-1 web:3'
        Get-TaskDefinition -Region *, us-east-1 | Should -HaveCount 10
        Get-TaskDefinition -Region ap-* | Should -BeNullOrEmpty
        (Get-TaskDefinition web -Region us-east-1).Region | Select-Object -Unique | Should -Be 'us-east-1'
        Get-TaskDefinition -Region * -First 4 -Skip 2 | Get-Each | Should -Be 'eu-central-1 web:3', 'eu-west-1 api:1', 'eu-west-1 web:1', 'eu-west-1 web:2'
        (Get-TaskDefinition -Region * -IncludeTotalCount)[0] | Should -Be 10
        (Get-TaskDefinition web:1 -Region *).Note | Should -Be 'eu-central-1', 'eu-west-1', 'us-east-1'
    }

    It 'has it in every command that reads' {
        Get-TaskDefinitionFamily -Region * | Get-Each | Should -Be 'eu-central-1 web', 'eu-west-1 api', 'eu-west-1 web', 'us-east-1 web'
        (Get-TaskDefinitionUsage web:1 -Region *).Region | Should -Be 'eu-central-1', 'eu-west-1', 'us-east-1'
        (Get-TaskDefinitionTag web:1 -Region eu-*).Value | Should -Be 'eu-central-1', 'eu-west-1'
        (Get-TaskDefinitionHistory web:1 -Region us-east-1, eu-west-1).Region | Should -Be 'us-east-1', 'eu-west-1'
        (Get-TaskDefinitionHistory web:1 -Region * -Detail).Note | Should -Be 'eu-central-1', 'eu-west-1', 'us-east-1'
        (Get-ContainerCluster -Region *).Region | Should -Be 'eu-west-1'
        (Get-ContainerService -Region *).Region | Should -Be 'eu-west-1'
        (Get-ContainerTask -Region *).Region | Should -Be 'eu-west-1'
        (Get-TaskDefinitionStore -Region eu-*).Regions.Region | Should -Be 'eu-central-1', 'eu-west-1'
    }

    It 'takes what is missing in some regions for no error, and says what is in none' {
        Get-Failure { Get-TaskDefinition api -Region * | Get-Each | Should -Be 'eu-west-1 api:1' } | Should -BeNullOrEmpty
        Get-Failure { Get-TaskDefinitionFamily api -Region * | Get-Each | Should -Be 'eu-west-1 api' } | Should -BeNullOrEmpty
        Get-Failure { Get-TaskDefinitionHistory api -Region * | Should -HaveCount 1 } | Should -BeNullOrEmpty
        foreach ($ask in { Get-TaskDefinition none -Region * }, { Get-TaskDefinitionFamily none -Region * }, { Get-TaskDefinitionHistory none -Region * }, { Limit-TaskDefinitionFamily none 1 -Region * }) {
            $failures = Get-Failure $ask
            $failures | Should -HaveCount 1 -Because "$ask"
            $failures[0].TargetObject | Should -Be 'none'
        }
        (Get-Failure { Get-TaskDefinition api -Region us-east-1, eu-central-1 }) | Should -HaveCount 2 -Because 'each was named'
        { Get-TaskDefinition -Region us-east-1, mars-1 } | Should -Throw -ErrorId 'RegionNotListed,*'
    }

    It 'plans and does each region on its own' {
        $plan = Limit-TaskDefinitionFamily web 1 -Region * -PlanOnly | Where-Object Action -NE Keep
        $plan | Get-Each | Should -Be 'eu-central-1 web:2', 'eu-central-1 web:1', 'eu-west-1 web:2', 'us-east-1 web:2', 'us-east-1 web:1'
        $shell = New-Shell 'Limit-TaskDefinitionFamily web 1 -Region eu-*, us-east-1 -Verbose -Force | ForEach-Object { "$($_.Region) $_" }'
        try {
            $shell.Invoke() | Should -HaveCount 5
            $asked = @($shell.Streams.Verbose.Message -match '^Performing the operation')
            $asked | Should -HaveCount 3
            foreach ($region in 'eu-central-1', 'eu-west-1', 'us-east-1') { @($asked -match "in $region") | Should -HaveCount 1 }
        }
        finally { $shell.Dispose() }
        (Get-TaskDefinition web -Region *).Count | Should -Be 4
    }

    It 'exports each of several regions into its folder' {
        $folder = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
        $files = Export-TaskDefinition web -Path $folder -Latest -Region us-east-1, eu-west-1
        $files.FullName | Should -Be (Join-Path $folder 'us-east-1/web.json'), (Join-Path $folder 'eu-west-1/web.json')
        (Export-TaskDefinition -All -Path "$folder-all" -Region *).FullName | ForEach-Object { $_.Substring("$folder-all".Length + 1) -replace '\\', '/' } |
            Should -Be 'eu-central-1/web.jsonl', 'eu-west-1/api.jsonl', 'eu-west-1/web.jsonl', 'us-east-1/web.jsonl'
        (Export-TaskDefinition web:1 -Path "$folder-one" -Region eu-west-1).Name | Should -Be 'web.1.json'
        Join-Path "$folder-one" 'web.1.json' | Should -Exist
    }

    It 'lets objects bring their region' {
        Get-TaskDefinition web:3 -Region * | Get-TaskDefinition | Get-Each | Should -Be 'eu-central-1 web:3', 'eu-west-1 web:3', 'us-east-1 web:3'
        Get-TaskDefinition web:3 -Region * | Get-TaskDefinitionHistory | ForEach-Object Note | Should -Be 'eu-central-1', 'eu-west-1', 'us-east-1'
        (Get-TaskDefinitionFamily web -Region * | Limit-TaskDefinitionFamily -Keep 2 -PlanOnly | Where-Object Action -EQ Deregister).Region |
            Should -Be 'eu-central-1', 'us-east-1'
    }

    It 'groups what it shows by region' {
        $text = Get-TaskDefinition web -Latest -Region * | Out-String -Width 100
        foreach ($region in 'eu-central-1', 'eu-west-1', 'us-east-1') { $text | Should -Match "Region: $region" }
        Get-TaskDefinition web -Latest -Region us-east-1 | Out-String -Width 100 | Should -Not -Match 'Region:'
        Get-TaskDefinitionHistory web:1 -Region eu-* | Out-String -Width 100 | Should -Match 'Region: eu-west-1'
    }

    It 'follows the history of several regions with -Wait' {
        $shell = New-Shell 'Get-TaskDefinitionHistory web -Region us-east-1, eu-west-1 -Event Registered -Wait'
        try {
            $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
            $null = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $output)
            Wait-Until { $output.Count -ge 6 }
            $null = New-Definition web | Register-TaskDefinition -Region us-east-1
            $null = New-Definition web | Register-TaskDefinition -Region eu-west-1
            Wait-Until { $output.Count -ge 8 }
            $shell.Stop()
            @($output)[6..7] | ForEach-Object { "$($_.Region) $($_.Name)" } | Sort-Object | Should -Be 'eu-west-1 web:4', 'us-east-1 web:4'
        }
        finally { $shell.Dispose() }
    }

    It 'completes names of the first region' {
        Get-Completion 'Get-TaskDefinition -Region eu-west-1, us-east-1 -Family a' | Should -Be 'api'
    }
}
