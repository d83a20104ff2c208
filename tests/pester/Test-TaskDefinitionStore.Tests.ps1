Describe 'Test-TaskDefinitionStore' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 3
    }

    Context 'a store that is well' {
        It 'is True, for one store and for several' {
            Test-TaskDefinitionStore | Should -BeTrue
            Test-TaskDefinitionStore -Quiet | Should -BeTrue
            Get-TaskDefinitionStore | Test-TaskDefinitionStore | Should -BeTrue
            $copy = (Backup-TaskDefinitionStore (Join-Path $TestDrive ([guid]::NewGuid()))).Path
            @([pscustomobject] @{ Store = $copy }, [pscustomobject] @{ Store = $Store } | Test-TaskDefinitionStore) | Should -Be @($true)
        }
    }

    Context 'a damaged store' {
        BeforeEach { Edit-Journal 2 'nginx:1.27' 'nginx:6.66' }

        It 'is False in a condition, and says where to look unless -Quiet' {
            $taken = if (Test-TaskDefinitionStore 3>$null) { 'then' } else { 'else' }
            $taken | Should -Be else
            $all = @(Test-TaskDefinitionStore 3>&1)
            $all | Should -HaveCount 2
            "$($all[0])" | Should -BeLike '*Get-TaskDefinitionStoreFinding lists them*'
            $all[1] | Should -BeFalse
            @(Test-TaskDefinitionStore -Quiet 3>&1) | Should -Be @($false)
        }

        It 'is False where one of several is damaged, whichever' {
            $damaged = $Store
            Use-NewStore
            $null = Add-Revision web
            $stores = [pscustomobject] @{ Store = $damaged }, [pscustomobject] @{ Store = $Store }
            @($stores | Test-TaskDefinitionStore -Quiet) | Should -Be @($false)
            @($stores[1, 0] | Test-TaskDefinitionStore -Quiet) | Should -Be @($false)
            @($stores[1] | Test-TaskDefinitionStore -Quiet) | Should -Be @($true)
        }
    }

    Context 'no store' {
        It 'is an error and False' {
            $failures = @()
            $answer = Test-TaskDefinitionStore -Store TestDrive:/none -ErrorVariable failures -ErrorAction SilentlyContinue
            $answer | Should -BeOfType [bool]
            $answer | Should -BeFalse
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'StoreMissing,*'
        }
    }
}
