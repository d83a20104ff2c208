Describe 'Restore-TaskDefinitionStore' {
    BeforeAll { . $PSScriptRoot/Common.ps1 }
    BeforeEach {
        Use-NewStore
        $null = Add-Revision web 2
        $backup = Backup-TaskDefinitionStore (Join-Path $TestDrive ([guid]::NewGuid().ToString('n')))
    }

    Context 'a store that is there' {
        It 'is refused without -Force, before anybody is asked' {
            (Get-Failure { $backup | Restore-TaskDefinitionStore -WhatIf }).FullyQualifiedErrorId | Should -BeLike 'StoreCopyExists,*'
            (Get-Failure { $backup | Restore-TaskDefinitionStore -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'StoreCopyExists,*'
        }

        It 'is put aside with it, and the session goes on with the restored one' {
            $null = Add-Revision web
            $restored = $backup | Restore-TaskDefinitionStore -Force
            (Get-TaskDefinition web).Revision | Should -Be 1, 2
            (Get-TaskDefinition web -Store $restored.Replaced).Revision | Should -Be 1, 2, 3
            (Add-Revision web).Revision | Should -Be 3
        }

        It 'stays with -WhatIf' {
            $null = Add-Revision web
            $backup | Restore-TaskDefinitionStore -Force -WhatIf
            (Get-TaskDefinition web).Revision | Should -Be 1, 2, 3
        }
    }

    Context 'a place where there is none' {
        It 'gets the store as it was at a change' {
            $new = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
            $null = Restore-TaskDefinitionStore $backup.Path -Store $new -Sequence 1 -Confirm:$false
            (Get-TaskDefinition web -Store $new).Revision | Should -Be 1
        }
    }
}
