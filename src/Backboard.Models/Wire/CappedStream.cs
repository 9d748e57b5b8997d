using Backboard.Models.Resilience;

namespace Backboard.Models.Wire;

/// <summary>A response body of which no more than so many bytes are read.</summary>
internal sealed class CappedStream(Stream inner, long limit) : ReadOnlyStream
{
    private long _read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await inner.ReadAsync(buffer, cancellationToken));

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        _read += read;
        return _read <= limit ? read : throw ProviderErrors.BadResponse($"The provider sent more than {limit / (1024 * 1024)} MB.");
    }
}
