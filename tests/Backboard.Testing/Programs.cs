namespace Backboard.Testing;

/// <summary>Runs programs of other languages against the server.</summary>
public static class Programs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly Lazy<Task<string>> Backboard = new(() => InstallAsync("tests/sdk-js"));
    private static readonly Lazy<Task<string>> Anthropic = new(() => InstallAsync("tests/sdk-anthropic-js"));

    /// <summary>Runs a script of <c>tests/sdk-js</c>.</summary>
    public static async Task<string> NodeAsync(string script, params string[] arguments) =>
        await RunAsync("node", [script, .. arguments], await Backboard.Value);

    /// <summary>Starts a script of <c>tests/sdk-js</c> and does not wait for it.</summary>
    public static async Task<ProcessHost> StartNodeAsync(string script, params string[] arguments) =>
        ProcessHost.Start("node", [script, .. arguments], workingDirectory: await Backboard.Value);

    /// <summary>Runs a script of <c>tests/sdk-anthropic-js</c>.</summary>
    public static async Task<string> AnthropicAsync(string script, params string[] arguments) =>
        await RunAsync("node", [script, .. arguments], await Anthropic.Value);

    /// <summary>Runs JavaScript that needs no package.</summary>
    public static async Task<string> JavaScriptAsync(string code)
    {
        using var folder = new TempFolder("backboard-js");
        await File.WriteAllTextAsync(folder.File("example.mjs"), code);
        return await RunAsync("node", ["example.mjs"], folder.Path);
    }

    /// <summary>Runs shell commands as they are pasted.</summary>
    public static Task<string> ShellAsync(string commands) => RunAsync("/bin/sh", ["-ec", commands], Path.GetTempPath());

    private static async Task<string> InstallAsync(string path)
    {
        var folder = SourceTree.Folder(path);
        if (!File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")))
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
