Describe 'Repair-TaskDefinitionStore' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach { Use-NewStore }

    Context 'a damaged journal' {
        BeforeEach {
            $null = Add-Revision web 3
            Edit-Journal 2 'nginx:1.27' 'nginx:6.66'
        }

        It 'plans with -WhatIf and changes nothing' {
            $plan = @(Repair-TaskDefinitionStore -WhatIf)
            $plan[0].Action | Should -Be Rebuild
            $plan[0].IsDone | Should -BeFalse
            $plan[0].LostRevisions | Should -Be 'web:2'
            Test-TaskDefinitionStore -Quiet | Should -BeFalse
        }

        It 'keeps everything else, says what is gone and where the file lies' {
            $done = @(Repair-TaskDefinitionStore -Force)
            $done[0].LostChanges | Should -Be 1
            $done[0].LostRevisions | Should -Be 'web:2'
            $done[0].MovedTo | Should -Exist
            (Get-TaskDefinition web).Revision | Should -Be 1, 3
            Test-TaskDefinitionStore -Quiet | Should -BeTrue
            (Add-Revision web).Revision | Should -Be 4
            Repair-TaskDefinitionStore -Force | Should -BeNullOrEmpty
        }
    }

    Context 'the last revision is lost' {
        It 'does not give its number again' {
            $null = Add-Revision web 3
            Edit-Journal 3 'nginx:1.27' 'nginx:6.66'
            # Its line has room for no more than a few registrations.
            (Repair-TaskDefinitionStore -Force)[0].Reserved | Should -BeIn 'web:3', 'web:4', 'web:5', 'web:6'
            (Add-Revision web).Revision | Should -BeIn 4, 5, 6, 7
        }
    }

    Context 'store.json is gone' {
        It 'is refused by every change, and made anew from a journal' {
            $null = Add-Revision web
            $path = (Get-TaskDefinitionStore).Path
            Remove-Item -LiteralPath (Join-Path $path 'store.json')
            { Add-Revision web } | Should -Throw -ErrorId 'StoreSettingsMissing,*'
            (Repair-TaskDefinitionStore -Force).Action | Should -Be Rebuild
            (Add-Revision web).Revision | Should -Be 2
        }
    }

    Context 'a store that is well' {
        It 'does nothing' {
            $null = Add-Revision web
            Repair-TaskDefinitionStore -Force | Should -BeNullOrEmpty
        }
    }
}
