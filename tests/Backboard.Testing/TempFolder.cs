namespace Backboard.Testing;

/// <summary>A folder of its own under the system's temporary folder, deleted with all it holds.</summary>
public sealed class TempFolder : IDisposable
{
    public TempFolder(string prefix = "backboard") => Path = Directory.CreateTempSubdirectory(prefix + "-").FullName;

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A file in it with these bytes.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        System.IO.File.WriteAllBytes(File(name), bytes);
        return File(name);
    }

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
