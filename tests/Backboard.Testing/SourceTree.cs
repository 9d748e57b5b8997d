namespace Backboard.Testing;

/// <summary>Finds the repository from where the tests run.</summary>
public static class SourceTree
{
    public static string Root { get; } = Find();

    public static string Folder(string path) => Path.Combine(Root, path);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Backboard.Orleans.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The tests do not run inside the source tree.");
    }
}
