#Requires -Version 5.1
<#
.SYNOPSIS
Builds, tests, measures and packages EcsTaskDef. Needs the .NET 10 SDK and no PowerShell module.

.EXAMPLE
./build.ps1
Builds the module into module/bin, so that Import-Module ./EcsTaskDef.psd1 works from here.

.EXAMPLE
./build.ps1 -Task Package
Builds, and lays the module out as it is published: out/EcsTaskDef/<version>.
#>
[CmdletBinding()]
param(
    # Build: the module, ready to import from here. Test: dotnet test, which runs the Pester suite too where it can.
    # Bench: measures everything beside what the machine can do and writes docs/PERFORMANCE.md.
    # Package: the module as it is published. Pester: the Pester suite on a package, with the newest Pester of tests/pester/Pester.csproj.
    # Fire: the long form of the tests that kill, cut the power, break the disk and send nonsense (docs/RELIABILITY.md).
    [ValidateSet('Build', 'Test', 'Bench', 'Package', 'Pester', 'Fire')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    # Package what is built already.
    [switch] $NoBuild,

    # Where the package goes; its folders EcsTaskDef/<version> are made in there. Default: out.
    [string] $OutputPath,

    # The machines that a package is compiled for ahead of time: linux-x64, linux-arm64, osx-arm64, win-x64. Each adds 2.6 MB to the
    # package and takes a third off the first command there (docs/decisions/0010).
    [string[]] $Image = @(),

    # Bench: some minutes on a store of 100,000 revisions instead of hours on 1,000,000; prints, and writes nothing.
    [switch] $Short,

    # Bench: what else the measuring program is to be told, for instance --only reads, or --mixed-seconds 60.
    [string[]] $BenchArgument = @(),

    # The package that Pester runs on; by default one is made.
    [string] $PackagePath
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$root = $PSScriptRoot
$project = Join-Path $root 'src/EcsTaskDef.PowerShell'
$docs = Join-Path $root 'docs/en-US'
$server = Join-Path $root 'src/EcsTaskDef.Server'
$console = Join-Path $root 'src/EcsTaskDef.Console'
$images = Join-Path $root 'src/EcsTaskDef.Images'
$helpTool = Join-Path $root 'src/EcsTaskDef.Help'
$yaml = Join-Path $root 'src/EcsTaskDef.Yaml'
$awsTools = Join-Path $root 'src/EcsTaskDef.AWSTools'
$awsToolsTool = Join-Path $root 'src/EcsTaskDef.AWSTools.Generator'
$remote = Join-Path $root 'src/EcsTaskDef.Remote'
$database = Join-Path $root 'src/EcsTaskDef.PostgreSql'
$frameworks = [ordered]@{ Core = 'net8.0'; Desktop = 'netstandard2.0' }

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE; its output above says why." }
}

# The dlls of a build; symbols and dependency files stay behind.
function Copy-Build([string] $Source, [string] $Destination) {
    $files = @(Get-ChildItem -LiteralPath $Source -Filter *.dll -ErrorAction SilentlyContinue)
    if ($files.Count -eq 0) { throw "There is no $Configuration build in '$Source'. Run ./build.ps1 -Configuration $Configuration." }

    if (Test-Path -LiteralPath $Destination) { Remove-Item -LiteralPath $Destination -Recurse -Force }
    $null = New-Item -ItemType Directory -Path $Destination -Force
    $files | Copy-Item -Destination $Destination
}

# The compiler gives every record a public method '<Clone>$', and Get-Member and Tab would show it first of all. With the flag of property
# accessors and the like they leave it out; nothing else changes. Windows PowerShell cannot read the table of methods: there it stays.
function Hide-Clone([string] $Folder) {
    Add-Type -AssemblyName System.Reflection.Metadata -ErrorAction Ignore
    if (-not ('System.Reflection.PortableExecutable.PEReader' -as [type])) { return }

    $specialName = 8
    $upperByteOfFlags = 7
    $methods = [System.Reflection.Metadata.Ecma335.TableIndex]::MethodDef
    foreach ($file in Get-ChildItem -LiteralPath $Folder -Recurse -Filter EcsTaskDef.*.dll) {
        $bytes = [System.IO.File]::ReadAllBytes($file.FullName)
        $image = [System.Reflection.PortableExecutable.PEReader]::new([System.IO.MemoryStream]::new($bytes))
        try {
            $reader = [System.Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($image)
            $table = $image.PEHeaders.MetadataStartOffset + [System.Reflection.Metadata.Ecma335.MetadataReaderExtensions]::GetTableMetadataOffset($reader, $methods)
            $size = [System.Reflection.Metadata.Ecma335.MetadataReaderExtensions]::GetTableRowSize($reader, $methods)
            foreach ($method in $reader.MethodDefinitions) {
                if (-not $reader.StringComparer.Equals($reader.GetMethodDefinition($method).Name, '<Clone>$')) { continue }
                $row = [System.Reflection.Metadata.Ecma335.MetadataTokens]::GetRowNumber($method) - 1
                $at = $table + $row * $size + $upperByteOfFlags
                $bytes[$at] = $bytes[$at] -bor $specialName
            }
        }
        finally { $image.Dispose() }
        [System.IO.File]::WriteAllBytes($file.FullName, $bytes)
    }
}

# The cmdlets of each edition, and beside them what reads YAML, which all of them share.
function Copy-Module([string] $Bin) {
    foreach ($edition in $frameworks.Keys) {
        Copy-Build (Join-Path $project "bin/$Configuration/$($frameworks[$edition])") (Join-Path $Bin $edition)

        # On demand: EcsTaskDef.AWSTools, and what it needs beyond the module.
        foreach ($name in 'EcsTaskDef.AWSTools.dll', 'EcsTaskDef.Wire.dll') {
            Copy-Item -LiteralPath (Join-Path $awsTools "bin/$Configuration/$($frameworks[$edition])/$name") -Destination (Join-Path $Bin $edition)
        }
    }
    Copy-Build (Join-Path $yaml "bin/$Configuration/netstandard2.0") (Join-Path $Bin 'yaml')

    # What speaks to AWS, with its SDK. The engine is the module's own.
    $aws = Join-Path $Bin 'Core/aws'
    Copy-Build (Join-Path $remote "bin/$Configuration/net8.0") $aws
    Remove-Item -LiteralPath (Join-Path $aws 'EcsTaskDef.Core.dll')

    # What keeps a store in a database, with its client; the server that stands beside takes it from there too.
    $postgresql = Join-Path $Bin 'Core/postgresql'
    Copy-Build (Join-Path $database "bin/$Configuration/net8.0") $postgresql
    Remove-Item -LiteralPath (Join-Path $postgresql 'EcsTaskDef.Core.dll')
}

# Whose the dlls are that the package carries beside its own, and under which terms: from the packages that they were restored from.
# A dll that comes from none, or from one whose licence is not known here, ends the build.
function Write-Notices([string] $Package) {
    $libraries = @(foreach ($part in $project, $yaml, $remote, $database, $console) { Get-RestoredLibrary $part })

    # The packages that name the MIT licence without its text have the text of .NET's own, with their copyright.
    $mit = @($libraries | Where-Object Name -Like 'NETStandard.Library/*')[0].Files -match '[\\/]LICENSE[^\\/]*$' | Select-Object -First 1
    $mit = Get-Content -Raw -Encoding UTF8 -LiteralPath $mit
    $dlls = Get-ChildItem -LiteralPath (Join-Path $Package 'module/bin') -Recurse -Filter *.dll | Where-Object Name -NotLike 'EcsTaskDef.*'
    $owners = [ordered]@{}
    $texts = [ordered]@{}
    foreach ($dll in $dlls | Sort-Object Name -Unique) {
        $library = @($libraries | Where-Object { $_.Runtime -like "*/$($dll.Name)" } | Sort-Object Name -Unique)
        if ($library.Count -ne 1) { throw "'$($dll.Name)' comes from $($library.Count) restored packages: its licence is not known." }
        $name = $library[0].Name
        $files = $library[0].Files
        $about = ([xml] (Get-Content -Raw -Encoding UTF8 -LiteralPath ($files -match '\.nuspec$' | Select-Object -First 1))).package.metadata
        $isFile = $about.license.type -eq 'file'
        $text = if ($isFile) {
            Get-Content -Raw -Encoding UTF8 -LiteralPath ($files -match "[\\/]$([regex]::Escape($about.license.InnerText))$" | Select-Object -First 1)
        }
        elseif ($about.license.InnerText -eq 'Apache-2.0') { Get-Content -Raw -Encoding UTF8 -LiteralPath (Join-Path $remote 'Apache-2.0.txt') }
        elseif ($about.license.InnerText -eq 'PostgreSQL') {
            (Get-Content -Raw -Encoding UTF8 -LiteralPath (Join-Path $database 'PostgreSQL.txt')) -replace '(?m)^Copyright .*?(?=\r?$)', $about.copyright
        }
        elseif ($about.license.InnerText -ne 'MIT') { '' }
        elseif ($about.authors -eq 'Microsoft') { $mit }
        else { $mit -replace '(?m)^Copyright .*?(?=\r?$)', $about.copyright }
        if (-not $text) { throw "The licence of $name, '$($about.license.InnerText)', has no text here." }
        $terms = if ($isFile) { 'the licence in its package' } else { "the $($about.license.InnerText) licence" }
        $holder = if ($about['copyright']) { $about.copyright } else { "Copyright $($about.authors)" }
        $owners[$dll.Name] = "$($dll.Name)`n    from $($name -replace '/', ' '), under $terms`n    $holder`n    $($about.projectUrl)"
        $others = @($files -match '[\\/]THIRD-?PARTY-?NOTICES[^\\/]*$' | ForEach-Object { Get-Content -Raw -Encoding UTF8 -LiteralPath $_ })
        foreach ($content in @($text) + $others) { $texts[$content.Trim() -replace "`r`n", "`n"] = $true }
    }

    $rule = "`n`n" + ('-' * 80) + "`n`n"
    $head = "EcsTaskDef itself is under the licence in the file LICENSE. Its package carries these libraries too:`n`n"
    $notices = $head + ($owners.Values -join "`n`n") + $rule + ($texts.Keys -join $rule) + "`n"
    [System.IO.File]::WriteAllText((Join-Path $Package 'THIRD-PARTY-NOTICES.txt'), $notices)
}

# The packages that a project was restored with, each with its files on this machine and those of them that it runs with.
function Get-RestoredLibrary([string] $Part) {
    $assets = Get-Content -Raw -LiteralPath (Join-Path $Part 'obj/project.assets.json') | ConvertFrom-Json
    $roots = @($assets.packageFolders.PSObject.Properties.Name)
    $used = @($assets.targets.PSObject.Properties | Where-Object Name -In 'netstandard2.0', '.NETStandard,Version=v2.0', 'net8.0', 'net10.0' |
        ForEach-Object { $_.Value.PSObject.Properties } | Where-Object { $_.Value.type -eq 'package' })
    foreach ($library in $used) {
        $about = $assets.libraries.($library.Name)
        [pscustomobject] @{
            Name = $library.Name
            Runtime = @(if ($library.Value.PSObject.Properties['runtime']) { $library.Value.runtime.PSObject.Properties.Name })
            Files = @(foreach ($file in $about.files) {
                    foreach ($folder in $roots) {
                        $path = Join-Path (Join-Path $folder $about.path) $file
                        if (Test-Path -LiteralPath $path) { $path }
                    }
                })
        }
    }
}

# The pages of docs/en-US as Get-Help reads them: one XML for the cmdlets, and the about topics as text.
function Write-Help([string] $Destination, [string] $AwsToolsDestination) {
    $tool = Join-Path $helpTool "bin/$Configuration/net10.0/EcsTaskDef.Help.dll"
    if (-not (Test-Path -LiteralPath $tool)) { throw "There is no '$tool'. Run ./build.ps1 -Configuration $Configuration." }
    $address = (Import-PowerShellDataFile -LiteralPath (Join-Path $root 'EcsTaskDef.psd1')).PrivateData.PSData.ProjectUri
    Invoke-DotNet $tool $docs (Join-Path $Destination 'EcsTaskDef.PowerShell.dll-Help.xml') "$address/blob/main/docs/en-US"
    $tool = Join-Path $awsToolsTool "bin/$Configuration/net10.0/EcsTaskDef.AWSTools.Generator.dll"
    Invoke-DotNet $tool help (Join-Path $awsTools 'table.json') (Join-Path $AwsToolsDestination 'EcsTaskDef.AWSTools.dll-Help.xml')
}

# What Update-Help downloads from HelpInfoUri: attach both files to the release. Windows takes the .cab, the others the .zip.
function Write-HelpDownload([string] $Help, [string] $Destination, [string] $Version) {
    $manifest = Import-PowerShellDataFile -LiteralPath (Join-Path $root 'EcsTaskDef.psd1')
    if (Test-Path -LiteralPath $Destination) { Remove-Item -LiteralPath $Destination -Recurse -Force }
    $null = New-Item -ItemType Directory -Path $Destination
    $name = Join-Path $Destination "EcsTaskDef_$($manifest.GUID)_en-US_HelpContent"
    Compress-Archive -Path (Join-Path $Help '*') -DestinationPath "$name.zip"
    if (Get-Command makecab -ErrorAction Ignore) {
        $list = "$name.ddf"
        $lines = @('.OPTION EXPLICIT', '.Set Cabinet=on', '.Set Compress=on', ".Set DiskDirectoryTemplate=$Destination", ".Set CabinetNameTemplate=$name.cab")
        $lines + (Get-ChildItem -LiteralPath $Help -File | ForEach-Object { '"{0}"' -f $_.FullName }) | Set-Content -LiteralPath $list -Encoding ascii
        $null = makecab /F $list
        Remove-Item -LiteralPath $list
    }
    $info = '<?xml version="1.0" encoding="utf-8"?>' +
        '<HelpInfo xmlns="http://schemas.microsoft.com/powershell/help/2010/05">' +
        "<HelpContentURI>$($manifest.HelpInfoUri)</HelpContentURI><SupportedUICultures><UICulture>" +
        "<UICultureName>en-US</UICultureName><UICultureVersion>$Version.0</UICultureVersion></UICulture></SupportedUICultures></HelpInfo>"
    [System.IO.File]::WriteAllText((Join-Path $Destination "EcsTaskDef_$($manifest.GUID)_HelpInfo.xml"), $info)
}

# The manifest as it is published: with what is new in its version, which the Gallery shows. It takes 35,000 characters, and every
# import parses them: the beginning has to do.
function Write-Manifest([string] $Package, [string] $Version) {
    $changes = (Get-Content -Raw -Encoding UTF8 -LiteralPath (Join-Path $root 'CHANGELOG.md')) -replace "`r"
    if ($changes -notmatch "(?ms)^## $([regex]::Escape($Version))\n(.+?)(?=^## |\z)") { throw "CHANGELOG.md has no notes of version $Version." }
    $notes = $Matches[1].Trim()
    if ($notes.Length -gt 3000) { $notes = $notes.Substring(0, $notes.LastIndexOf("`n* ", 3000)) + "`n* And more: CHANGELOG.md in the module's folder." }
    $manifest = (Get-Content -Raw -Encoding UTF8 -LiteralPath (Join-Path $root 'EcsTaskDef.psd1')).Replace(
        "ReleaseNotes = ''", "ReleaseNotes = '$($notes.Replace("'", "''"))'")
    [System.IO.File]::WriteAllText((Join-Path $Package 'EcsTaskDef.psd1'), $manifest, [System.Text.UTF8Encoding]::new($true))
}

# Cmdlets and server compiled ahead of time, one folder for each kind of machine (docs/decisions/0010): only of a Release build, since
# nobody waits for a Debug one. The compiler and the runtimes to compile against are NuGet packages; without them the package works,
# and starts slower.
function Publish-Image([string] $Destination) {
    if ($Configuration -ne 'Release') { return }

    $portable = Join-Path $Destination 'Core'
    foreach ($rid in $Image) {
        $made = Join-Path $images "bin/$rid"

        # What it refers to is built already: building it again would disturb other tests that are running.
        & dotnet publish $images --configuration $Configuration "-property:ImageRid=$rid" '-property:BuildProjectReferences=false' `
            --output $made --nologo --verbosity quiet | Write-Host
        if ($LASTEXITCODE -ne 0) {
            Write-Warning "No image for $rid`: there the module runs as it is compiled at first use, and starts slower. The output above says what is missing."
            continue
        }

        $folder = Join-Path $Destination $rid
        if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
        $null = New-Item -ItemType Directory -Path $folder
        Get-ChildItem -LiteralPath $made -Filter *.dll | Where-Object Name -NE 'EcsTaskDef.Images.dll' | Copy-Item -Destination $folder
        Get-ChildItem -LiteralPath $portable -Filter EcsTaskDef.Server.*.json | Where-Object Name -NotLike '*.staticwebassets.*' | Copy-Item -Destination $folder
    }
}

# What -NoBuild packages must be there, or the publishing further down fails with MSBuild's words about a file of its own.
function Assert-Built {
    $parts = @(foreach ($framework in $frameworks.Values) {
            Join-Path $project "bin/$Configuration/$framework/EcsTaskDef.PowerShell.dll"
            Join-Path $awsTools "bin/$Configuration/$framework/EcsTaskDef.AWSTools.dll"
        })
    $parts += Join-Path $console "bin/$Configuration/net10.0/EcsTaskDef.Console.dll"
    $parts += Join-Path $server "bin/$Configuration/net10.0/EcsTaskDef.Server.dll"
    $parts += Join-Path $yaml "bin/$Configuration/netstandard2.0/EcsTaskDef.Yaml.dll"
    $parts += Join-Path $remote "bin/$Configuration/net8.0/EcsTaskDef.Remote.dll"
    $parts += Join-Path $database "bin/$Configuration/net8.0/EcsTaskDef.PostgreSql.dll"
    $parts += Join-Path $helpTool "bin/$Configuration/net10.0/EcsTaskDef.Help.dll"
    $missing = @($parts | Where-Object { -not (Test-Path -LiteralPath $_) })
    if ($missing.Count -eq 0) { return }
    throw "There is no whole $Configuration build: '$($missing[0])' is missing. " +
        "Leave -NoBuild out, or run ./build.ps1 -Configuration $Configuration first."
}

# The endpoint that Start-TaskDefinitionServer runs with the machine's own dotnet; symbols and documentation stay behind.
# It stands beside the cmdlets of PowerShell 7, whose engine is its own.
function Publish-Server([string] $Destination) {
    $made = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid().ToString('n'))
    Invoke-DotNet publish $server --no-build --configuration $Configuration --output $made --nologo --verbosity quiet `
        '-property:UseAppHost=false' '-property:IsTransformWebConfigDisabled=true' | Write-Host
    Get-ChildItem -LiteralPath $made -File | Where-Object Extension -In '.dll', '.json' | Where-Object Name -NE 'EcsTaskDef.Core.dll' |
        Copy-Item -Destination $Destination

    # Once for all builds of the server (docs/decisions/0031).
    Copy-Build (Join-Path $made 'console') (Join-Path $Destination 'console')
    Remove-Item -LiteralPath $made -Recurse -Force
}

function Invoke-Compiler {
    foreach ($part in $project, $yaml, $remote, $database, $server, $helpTool, $awsTools) { Invoke-DotNet build $part --configuration $Configuration --nologo }
}

function Invoke-Build {
    Invoke-Compiler
    Copy-Module (Join-Path $root 'module/bin')
    foreach ($edition in $frameworks.Keys) {
        $destination = Join-Path $root "module/bin/$edition"
        # Get-Help looks beside the dll; in the package it finds en-US at the root.
        $help = Join-Path $destination 'en-US'
        Write-Help $help $help
    }
    Publish-Server (Join-Path $root 'module/bin/Core')
    Hide-Clone (Join-Path $root 'module/bin')
    Write-Host "Built. Import it with: Import-Module $(Join-Path $root 'EcsTaskDef.psd1')"
}

function Invoke-Package([string] $Destination = $OutputPath) {
    if ($NoBuild) { Assert-Built } else { Invoke-Compiler }

    $version = (Import-PowerShellDataFile -LiteralPath (Join-Path $root 'EcsTaskDef.psd1')).ModuleVersion
    $out = if ($Destination) { $Destination } else { Join-Path $root 'out' }
    $package = Join-Path $out "EcsTaskDef/$version"
    if (Test-Path -LiteralPath $package) { Remove-Item -LiteralPath $package -Recurse -Force }
    $null = New-Item -ItemType Directory -Path (Join-Path $package 'module') -Force

    foreach ($part in 'LICENSE', 'README.md', 'CHANGELOG.md', 'samples') { Copy-Item -LiteralPath (Join-Path $root $part) -Destination $package -Recurse }
    Write-Manifest $package $version
    Get-ChildItem -LiteralPath (Join-Path $root 'module') -File | Copy-Item -Destination (Join-Path $package 'module')
    foreach ($folder in 'aws-tools', 'on-demand', 'stand-ins') {
        Copy-Item -LiteralPath (Join-Path $root "module/$folder") -Destination (Join-Path $package 'module') -Recurse
    }
    Copy-Module (Join-Path $package 'module/bin')

    Publish-Server (Join-Path $package 'module/bin/Core')
    Publish-Image (Join-Path $package 'module/bin')
    Hide-Clone (Join-Path $package 'module/bin')
    Write-Help (Join-Path $package 'en-US') (Join-Path $package 'module/aws-tools/en-US')
    Write-HelpDownload (Join-Path $package 'en-US') (Join-Path $out 'help') $version
    Write-Notices $package
    $package
}

# Server, stub and measuring program are published alike, or the figures would compare ways of publishing.
function Invoke-Bench {
    $out = Join-Path ([System.IO.Path]::GetTempPath()) 'ecs-task-def-bench'
    $folders = @{}
    foreach ($program in 'src/EcsTaskDef.Server', 'tests/EcsTaskDef.Stub', 'tests/EcsTaskDef.Benchmarks') {
        $name = Split-Path -Leaf $program
        $folders[$name] = Join-Path $out $name
        Invoke-DotNet publish (Join-Path $root $program) --configuration Release --use-current-runtime --self-contained false '-p:PublishReadyToRun=true' --output $folders[$name] --nologo --verbosity quiet
    }

    $arguments = @('--all', '--server', $folders['EcsTaskDef.Server'], '--stub', $folders['EcsTaskDef.Stub'])
    $arguments += '--module', (Invoke-Package $out | Select-Object -Last 1)
    $arguments += if ($Short) { '--short' } else { '--output', (Join-Path $root 'docs/PERFORMANCE.md') }
    & (Join-Path $folders['EcsTaskDef.Benchmarks'] 'EcsTaskDef.Benchmarks') @arguments @BenchArgument
    if ($LASTEXITCODE -ne 0) { throw "The measuring program failed with exit code $LASTEXITCODE; its output above says why." }
}

switch ($Task) {
    'Build' { Invoke-Build }
    'Test' {
        $solution = Join-Path $root 'TaskDefModule.sln'
        Invoke-DotNet test $solution --configuration $Configuration --nologo
    }
    'Fire' {
        # The runner's own program: it prints what each test counted.
        if (-not $env:ECSTASKDEF_LONG) { $env:ECSTASKDEF_LONG = '1' }
        foreach ($project in 'tests/EcsTaskDef.Core.Tests', 'tests/EcsTaskDef.Server.Tests', 'tests/EcsTaskDef.Remote.Tests',
            'tests/EcsTaskDef.PostgreSql.Tests') {
            Invoke-DotNet run --configuration $Configuration --project (Join-Path $root $project) -- `
                -trait 'Suite=Fire' -parallel none -showLiveOutput
        }
    }
    'Bench' { Invoke-Bench }
    'Package' { Invoke-Package }
    'Pester' {
        $package = if ($PackagePath) { $PackagePath } else { Invoke-Package | Select-Object -Last 1 }
        Invoke-DotNet build (Join-Path $root 'tests/pester/Pester.csproj') '-target:Modules' --nologo --verbosity quiet
        $pester = Get-ChildItem -LiteralPath (Join-Path $root 'tests/pester/obj/modules') |
            Sort-Object { [version] $_.Name } | Select-Object -Last 1
        & (Join-Path $root 'tests/pester/Run-Pester.ps1') -ModulePath $package -PesterFolder $pester.FullName
        exit $LASTEXITCODE
    }
}
