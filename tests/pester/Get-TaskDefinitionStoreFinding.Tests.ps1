Describe 'Get-TaskDefinitionStoreFinding' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'a store that is well' {
        It 'finds nothing' {
            $null = Add-Revision web 3
            Get-TaskDefinitionStoreFinding | Should -BeNullOrEmpty
        }

        It 'takes the store of Get-TaskDefinitionStore from the pipeline' {
            $null = Add-Revision web
            Get-TaskDefinitionStore | Get-TaskDefinitionStoreFinding | Should -BeNullOrEmpty
        }
    }

    Context 'a damaged store' {
        It 'says where, what is lost and what to do' {
            $null = Add-Revision web 3
            Edit-Journal 2 'nginx:1.27' 'nginx:6.66'
            $finding = Get-TaskDefinitionStoreFinding
            $finding.Severity | Should -Be Error
            $finding.Code | Should -BeExactly LineDamaged
            $finding.Region | Should -BeExactly us-east-1
            $finding.Line | Should -Be 3
            $finding.Lost | Should -BeExactly 'its changes'
            $finding.Advice | Should -Match 'Repair-TaskDefinitionStore'
            (Get-Failure { Get-TaskDefinitionStoreFinding -Region eu-west-1 }).FullyQualifiedErrorId | Should -BeLike 'StoreRegionMissing,*'
        }

        It 'works where store.json cannot be read' {
            $null = Add-Revision web
            Set-Content -LiteralPath (Join-Path $Store 'store.json') -Value '{'
            (Get-TaskDefinitionStoreFinding).Code | Should -BeExactly SettingsUnreadable
        }
    }

    Context 'no store' {
        It 'says so' { (Get-Failure { Get-TaskDefinitionStoreFinding -Store TestDrive:/none }).FullyQualifiedErrorId | Should -BeLike 'StoreMissing,*' }
    }
}
