namespace Backboard.EndToEnd.Tests;

/// <summary>Runs programs of other languages against the server.</summary>
internal static class Programs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly Lazy<Task<string>> Packages = new(InstallAsync);

    /// <summary>Runs a script of <c>tests/sdk-js</c>.</summary>
    public static async Task<string> NodeAsync(string script, params string[] arguments) =>
        await RunAsync("node", [script, .. arguments], await Packages.Value);

    /// <summary>Runs JavaScript that needs no package.</summary>
    public static async Task<string> JavaScriptAsync(string code)
    {
        using var folder = new TempFolder("backboard-js");
        await File.WriteAllTextAsync(folder.File("example.mjs"), code);
        return await RunAsync("node", ["example.mjs"], folder.Path);
    }

    /// <summary>Runs shell commands as they are pasted.</summary>
    public static Task<string> ShellAsync(string commands) => RunAsync("/bin/sh", ["-ec", commands], Path.GetTempPath());

    private static async Task<string> InstallAsync()
    {
        var folder = SourceTree.Folder("tests/sdk-js");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "backboard-sdk")))
            await RunAsync("npm", ["ci", "--no-audit", "--no-fund"], folder);
        return folder;
    }

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string folder)
    {
        await using var process = ProcessHost.Start(program, arguments, workingDirectory: folder);
        var exit = await process.WaitForExitAsync(Patience);
        var output = string.Join('\n', process.Output);
        return exit == 0 ? output : throw new InvalidOperationException($"{program} ended with {exit}:\n{output}");
    }
}
