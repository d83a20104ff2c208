using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EcsTaskDef.PowerShell.Serving;

/// <summary>The user's browser.</summary>
internal static class WebBrowser
{
    /// <summary>Opens an address; false where there is no browser, or no screen for one.</summary>
    public static bool Open(string address)
    {
        try
        {
            if (HostEnvironment.IsWindows)
                Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })?.Dispose();
            else if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
                Start("open", address);
            else if ((HostEnvironment.Variable("DISPLAY") ?? HostEnvironment.Variable("WAYLAND_DISPLAY")) is not null)
                Start("xdg-open", address);
            else return false;
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    // What it writes is no answer of the cmdlet's.
    private static void Start(string program, string address) => Process.Start(
        new ProcessStartInfo(program, address)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })?.Dispose();
}
