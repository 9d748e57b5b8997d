namespace Backboard.Grains.Tests;

internal static class TestIds
{
    public static Guid NewId() => Ids.New(TimeProvider.System);
}
