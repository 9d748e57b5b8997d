using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>A file alone in a folder that nobody but this process's user can enter.</summary>
internal sealed partial class WorkFile(string folder, ILogger logger) : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(folder, "document");

    public FileStream Create() => new(Path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous });

    public void Dispose()
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start cleans up.
            Log.NotRemoved(logger, folder, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Folder} holds a document that was read, and cannot be removed.")]
        public static partial void NotRemoved(ILogger logger, string folder, Exception exception);
    }
}
