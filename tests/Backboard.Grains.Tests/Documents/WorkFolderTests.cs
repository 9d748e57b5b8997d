using Microsoft.Extensions.Logging.Abstractions;

namespace Backboard.Grains.Tests.Documents;

public sealed class WorkFolderTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TempFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Folders_are_for_the_owner_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = Make();
        using var file = folder.Open(NewId());

        foreach (var path in Directory.EnumerateDirectories(_root.File("work"), "*", SearchOption.AllDirectories).Append(_root.File("work")))
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
    }

    [Fact]
    public void What_a_dead_process_left_is_removed_and_a_living_ones_file_stays()
    {
        var dead = Leave("dead");
        using var living = Make();
        using var file = living.Open(NewId());
        file.Create().Dispose();
        using var started = Make();

        started.Clean();

        Assert.True(File.Exists(file.Path));
        Assert.False(Directory.Exists(dead));
        Assert.False(File.Exists(dead + ".lock"));
    }

    [Fact]
    public void What_is_not_ours_stays()
    {
        using var folder = Make();
        folder.Open(NewId()).Dispose();
        var other = Directory.CreateDirectory(Path.Combine(_root.File("work"), "other")).FullName;

        folder.Clean();

        Assert.True(Directory.Exists(other));
    }

    [Fact]
    public void A_process_cleans_up_what_it_needed_itself()
    {
        using (var folder = Make())
        {
            folder.Open(NewId()).Create().Dispose();
            folder.Clean();
            Assert.Single(Directory.EnumerateFiles(_root.Path, "document", SearchOption.AllDirectories));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_root.File("work")));
    }

    [Fact]
    public void A_file_larger_than_the_disk_has_no_room()
    {
        using var folder = Make();

        Assert.True(folder.HasRoom(1));
        Assert.False(folder.HasRoom(long.MaxValue / 2));
    }

    private WorkFolder Make() =>
        new(new DocumentOptions { WorkFolder = _root.File("work") }, new NodeIdentity("node", NewId()), NullLogger<WorkFolder>.Instance);

    private string Leave(string name)
    {
        var folder = Path.Combine(_root.File("work"), $"backboard-read-{name}");
        Directory.CreateDirectory(Path.Combine(folder, "document"));
        File.WriteAllText(folder + ".lock", "");
        return folder;
    }
}
