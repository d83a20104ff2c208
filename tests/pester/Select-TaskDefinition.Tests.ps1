Describe 'Select-TaskDefinition' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1
        $module = (Get-Module EcsTaskDef).Path -replace 'module[\\/]EcsTaskDef\.psm1$', 'EcsTaskDef.psd1'

        # What a person types and sees: a PowerShell whose keyboard is a text.
        function Invoke-Typed([string[]] $Answer, [string] $Command, [string[]] $Option = @()) {
            $script = Join-Path $TestDrive 'typed.ps1'
            Set-Content -LiteralPath $script -Value "Import-Module '$module'; Set-TaskDefinitionStore -Store '$store' -Region us-east-1; $Command"
            ($Answer -join "`n") | & (Get-Shell) -NoProfile @Option -File $script 2>&1 | Out-String -Width 200
        }
    }
    BeforeEach {
        Use-NewStore
        $store = (Get-TaskDefinitionStore).Path
        $null = Add-Revision web 5
    }

    It 'gives what is chosen, in the order of the list' {
        $text = Invoke-Typed '4-5,1' 'Get-TaskDefinition web | Select-TaskDefinition | ForEach-Object { "chosen $_" }'
        $text | Should -Match '(?s)1  web:1  .*ACTIVE.*nginx:1\.27.*5  web:5'
        [regex]::Matches($text, 'chosen (web:\d)').ForEach({ $_.Groups[1].Value }) | Should -Be 'web:1', 'web:4', 'web:5'
    }

    It 'asks again until it gets a choice, and takes nothing for none' {
        $text = Invoke-Typed 'nine', '9', '' 'Get-TaskDefinition web | Select-TaskDefinition | ForEach-Object { "chosen $_" }'
        [regex]::Matches($text, 'is no choice').Count | Should -Be 2
        $text | Should -Not -Match 'chosen'
    }

    It 'takes one only' {
        $text = Invoke-Typed '1-2', '2' 'Get-TaskDefinition web | Select-TaskDefinition -Single -Title Live | ForEach-Object { "chosen $_" }'
        $text | Should -Match "'1-2' is not a number from 1 to 5"
        $text | Should -Match 'chosen web:2'
    }

    It 'pipes on to deregistering' {
        $null = Invoke-Typed '2,3' 'Get-TaskDefinition web | Select-TaskDefinition | Unregister-TaskDefinitionRevision'
        (Get-TaskDefinition web -Status INACTIVE).Revision | Should -Be 2, 3
    }

    It 'says so where nobody can be asked' {
        $text = Invoke-Typed '1' 'try { Get-TaskDefinition web | Select-TaskDefinition } catch { $_.FullyQualifiedErrorId }' '-NonInteractive'
        $text | Should -Match 'NobodyToAsk,EcsTaskDef.PowerShell.Commands.SelectTaskDefinitionCommand'
    }

    It 'asks nothing about nothing' {
        Get-TaskDefinition web -Status INACTIVE | Select-TaskDefinition | Should -BeNullOrEmpty
    }

    It 'is not needed where Out-ConsoleGridView is: what that gives back is deregistered' {
        # Out-ConsoleGridView hands on the very objects it was given.
        function Out-ConsoleGridView {
            param([Parameter(ValueFromPipeline)] [psobject] $InputObject)
            begin { $all = @() }
            process { $all += $InputObject }
            end { $all[1], $all[3] }
        }
        (Get-TaskDefinition web | Out-ConsoleGridView | Unregister-TaskDefinitionRevision).Revision | Should -Be 2, 4
    }
}
