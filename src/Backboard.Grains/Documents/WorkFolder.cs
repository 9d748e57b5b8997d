using Microsoft.Extensions.Logging;

namespace Backboard.Grains;

/// <summary>
/// Where files lie while they are read. Every process has a folder of its own, held by the lock on a file beside it, so that
/// what a dead one left is told from what a living one needs.
/// </summary>
internal sealed partial class WorkFolder : IDisposable
{
    private const string Prefix = "backboard-read-";
    private const string LockSuffix = ".lock";
    private const long Spare = 16L << 20;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly Lock _gate = new();
    private readonly ILogger<WorkFolder> _logger;
    private readonly bool _isOurs;
    private readonly string _root;
    private readonly string _own;
    private FileStream? _held;

    public WorkFolder(DocumentOptions options, NodeIdentity node, ILogger<WorkFolder> logger)
    {
        _logger = logger;
        _isOurs = string.IsNullOrWhiteSpace(options.WorkFolder);
        _root = _isOurs ? Path.Combine(Path.GetTempPath(), $"backboard-{Plain(node.Name)}") : Path.GetFullPath(options.WorkFolder!);
        _own = Path.Combine(_root, $"{Prefix}{node.Generation:N}");
    }

    /// <summary>Removes what processes left that are no more.</summary>
    public void Clean()
    {
        if (!Directory.Exists(_root))
            return;
        Try(_root, () =>
        {
            var folders = Directory.GetDirectories(_root, Prefix + "*");
            var held = Directory.GetFiles(_root, $"{Prefix}*{LockSuffix}").Select(file => file[..^LockSuffix.Length]);
            foreach (var folder in folders.Union(held).Where(folder => folder != _own))
                Try(folder, () => Remove(folder));
        });
    }

    /// <summary>A folder for one file, removed with all it holds when it is disposed.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not ours to write in.</exception>
    public WorkFile Open(Guid documentId)
    {
        lock (_gate)
        {
            Prepare();
            if (_held is null || !File.Exists(_own + LockSuffix))
            {
                _held?.Dispose();
                _held = Hold(_own);
            }
        }

        var folder = Path.Combine(_own, documentId.ToString("N"));
        MakeFolder(_own);
        MakeFolder(folder);
        return new WorkFile(folder, _logger);
    }

    /// <summary>False where a file of this size would leave no room; true also where that cannot be told.</summary>
    public bool HasRoom(long bytes)
    {
        try
        {
            Prepare();
            return new DriveInfo(_root).AvailableFreeSpace > bytes + Spare;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_held is null)
                return;
            Try(_own, () => Erase(_own));
            _held.Dispose();
        }
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly);
    }

    private void Prepare()
    {
        MakeFolder(_root);
        // Below the system's folder somebody else may have been first with the name: then this is refused.
        if (_isOurs && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(_root, OwnerOnly);
    }

    private void Try(string folder, Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotRemoved(_logger, folder, e);
        }
    }

    private static void Remove(string folder)
    {
        FileStream held;
        try
        {
            held = Hold(folder);
        }
        catch (IOException)
        {
            // Its process lives.
            return;
        }

        using (held)
            Erase(folder);
    }

    private static FileStream Hold(string folder) => new(folder + LockSuffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static void Erase(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        File.Delete(folder + LockSuffix);
    }

    private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_'));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Files of former processes in {Folder} cannot be removed.")]
        public static partial void NotRemoved(ILogger logger, string folder, Exception exception);
    }
}
