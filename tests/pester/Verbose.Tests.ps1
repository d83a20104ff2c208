# -Verbose tells the story: which store and region, what was done to what. -Debug tells the reasons.
Describe 'Verbose and debug' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        function Get-Story([scriptblock] $Script) { @(& $Script 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }).Message }
    }
    BeforeEach { Use-NewStore; $null = Add-Revision web 3 }

    It 'tells where, and what: <Case>' -ForEach @(
        @{ Case = 'read'; Script = { Get-TaskDefinition web -Verbose }; Says = 'the region us-east-1, the account 000000000000' }
        @{ Case = 'register'; Script = { New-Definition api | Register-TaskDefinition -Verbose }; Says = 'api:1 was registered in us-east-1' }
        @{ Case = 'deregister'; Script = { 'web:1', 'web:2', 'none:1' | Unregister-TaskDefinitionRevision -Verbose -ErrorAction Ignore }; Says = 'in us-east-1: 2 done, 1 refused' }
        @{ Case = 'limit'; Script = { Limit-TaskDefinitionFamily web -Keep 1 -Force -Verbose }; Says = "2 of 3 revisions of 'web' were dropped" }
        @{ Case = 'export'; Script = { Export-TaskDefinition web:1 (Join-Path $TestDrive ([guid]::NewGuid())) -Verbose }; Says = 'web:1 was written to ' }
        @{ Case = 'back up'; Script = { Backup-TaskDefinitionStore (Join-Path $TestDrive ([guid]::NewGuid())) -Verbose }; Says = 'was copied to .* and verified' }
        @{ Case = 'test the store'; Script = { Test-TaskDefinitionStore -Verbose }; Says = '0 finding' }
    ) {
        (Get-Story $Script) -join "`n" | Should -Match $Says
    }

    It 'says once which store and region a command works on' {
        Get-Story { 'web:1', 'web:2', 'web:3' | Get-TaskDefinition -Verbose } | Should -HaveCount 1
    }

    It 'gives reasons with -Debug, and asks nobody about them' {
        $said = Limit-TaskDefinitionFamily web -Keep 1 -Force -Debug 5>&1 | Where-Object { $_ -is [System.Management.Automation.DebugRecord] }
        $said.Message -join "`n" | Should -Match 'The region comes from Set-TaskDefinitionStore\.'
        $said.Message -join "`n" | Should -Match 'web:3: Keep, LatestActive'
    }
}
