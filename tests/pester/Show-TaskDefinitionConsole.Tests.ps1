Describe 'Show-TaskDefinitionConsole' {
    BeforeAll {
        . $PSScriptRoot/Common.ps1

        # Other runs of these tests write into the user's folder too.
        $variable = if ($IsWindows -or $PSVersionTable.PSEdition -eq 'Desktop') { 'LOCALAPPDATA' } else { 'XDG_STATE_HOME' }
        $before = [System.Environment]::GetEnvironmentVariable($variable)
        Set-EnvironmentVariable $variable "$TestDrive"
    }
    BeforeEach { Use-NewStore }
    AfterEach { Stop-TaskDefinitionServer }
    AfterAll {
        Set-EnvironmentVariable $variable $before
        Set-TaskDefinitionStore -Reset
    }

    It 'starts a server where none runs, and shows the page of a family or revision' {
        $definition = @{ Name = 'app'; Image = 'nginx'; Memory = 64 }
        $revision = Register-TaskDefinition -Family web -ContainerDefinition $definition
        $address = Show-TaskDefinitionConsole -AddressOnly
        $server = Get-TaskDefinitionServer
        $server | Should -HaveCount 1
        $address | Should -Be "$($server.Url)/console/us-east-1/task-definitions"
        (Invoke-WebRequest $address -UseBasicParsing).Content | Should -BeLike '*web*'
        Show-TaskDefinitionConsole web -AddressOnly | Should -Be "$address/web"
        $revision | Show-TaskDefinitionConsole -AddressOnly | Should -Be "$address/web/1"
        Get-TaskDefinitionServer | Should -HaveCount 1
    }

    It 'shows the console of a server that runs' {
        $server = Start-TaskDefinitionServer
        Show-TaskDefinitionConsole -AddressOnly | Should -BeLike "$($server.Url)/console/*"
    }
}
