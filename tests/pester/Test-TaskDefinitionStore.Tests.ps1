Describe 'Test-TaskDefinitionStore' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'a store that is well' {
        It 'finds nothing, and -Quiet says True' {
            $null = Add-Revision web 3
            Test-TaskDefinitionStore | Should -BeNullOrEmpty
            Test-TaskDefinitionStore -Quiet | Should -BeTrue
        }

        It 'takes the store of Get-TaskDefinitionStore from the pipeline' {
            $null = Add-Revision web
            Get-TaskDefinitionStore | Test-TaskDefinitionStore -Quiet | Should -BeTrue
        }
    }

    Context 'a damaged store' {
        It 'says where, what is lost and what to do' {
            $null = Add-Revision web 3
            Edit-Journal 2 'nginx:1.27' 'nginx:6.66'
            $finding = Test-TaskDefinitionStore
            $finding.Severity | Should -Be Error
            $finding.Code | Should -BeExactly LineDamaged
            $finding.Region | Should -BeExactly us-east-1
            $finding.Line | Should -Be 3
            $finding.Lost | Should -BeExactly 'its changes'
            $finding.Advice | Should -Match 'Repair-TaskDefinitionStore'
            Test-TaskDefinitionStore -Quiet | Should -BeFalse
            (Get-Failure { Test-TaskDefinitionStore -Region eu-west-1 }).FullyQualifiedErrorId | Should -BeLike 'StoreRegionMissing,*'
        }

        It 'works where store.json cannot be read' {
            $null = Add-Revision web
            Set-Content -LiteralPath (Join-Path $Store 'store.json') -Value '{'
            (Test-TaskDefinitionStore).Code | Should -BeExactly SettingsUnreadable
        }
    }

    Context 'no store' {
        It 'says so' { (Get-Failure { Test-TaskDefinitionStore -Store TestDrive:/none }).FullyQualifiedErrorId | Should -BeLike 'StoreMissing,*' }
    }
}
