Describe 'Get-TaskDefinitionStore' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'what it gives' {
        It 'describes a store that nothing was written to' {
            $described = Get-TaskDefinitionStore
            $described.Exists | Should -BeFalse
            $described.Account | Should -BeExactly '000000000000'
            $described.RemovalDelay | Should -Be ([timespan]::FromMinutes(5))
            $described.DefaultRegion | Should -Be 'us-east-1'
            Test-Path $Store | Should -BeFalse
        }

        It 'counts what the regions hold' {
            $null = Add-Revision web 2
            $null = Unregister-TaskDefinitionRevision web:1
            $null = New-Definition api | Register-TaskDefinition -Region eu-west-1
            $described = Get-TaskDefinitionStore
            $described.Exists | Should -BeTrue
            $described.SizeInBytes | Should -BeGreaterThan 100
            $described.Regions.Region | Should -Be 'eu-west-1', 'us-east-1'
            $described.Regions[1].ActiveCount | Should -Be 1
            $described.Regions[1].InactiveCount | Should -Be 1
            $described.Regions[1].FamilyCount | Should -Be 1
            (Get-TaskDefinitionStore -Region eu-west-1).Regions.Region | Should -Be 'eu-west-1'
        }

        It 'finds the store of -Store, the session and ECSTASKDEF_STORE in this order' {
            $env:ECSTASKDEF_STORE = Join-Path $TestDrive 'from-environment'
            try {
                (Get-TaskDefinitionStore -Store (Join-Path $TestDrive 'from-parameter')).Path | Should -Be (Join-Path $TestDrive 'from-parameter')
                (Get-TaskDefinitionStore).Path | Should -Not -Be $env:ECSTASKDEF_STORE
                Set-TaskDefinitionStore -Reset
                (Get-TaskDefinitionStore).Path | Should -Be $env:ECSTASKDEF_STORE
            }
            finally { $env:ECSTASKDEF_STORE = $null }
        }
    }

    Context 'a store that cannot be used' {
        It 'refuses a store of a newer format and leaves it untouched' {
            $null = Add-Revision web
            $file = Join-Path $Store 'store.json'
            $other = Join-Path $TestDrive 'newer'
            $null = New-Item -ItemType Directory -Path $other
            $text = (Get-Content -Raw $file) -replace '("(?:format|version|formatVersion)"\s*:\s*)\d+', '${1}99'
            $text | Should -Match '99'
            Set-Content -LiteralPath (Join-Path $other 'store.json') -Value $text -NoNewline
            { Get-TaskDefinition -Store $other } | Should -Throw -ErrorId 'StoreVersionTooNew,*'
            { New-Definition web | Register-TaskDefinition -Store $other } | Should -Throw -ErrorId 'StoreVersionTooNew,*'
            Get-Content -Raw (Join-Path $other 'store.json') | Should -BeExactly $text
            @(Get-ChildItem $other).Count | Should -Be 1
        }
    }
}
