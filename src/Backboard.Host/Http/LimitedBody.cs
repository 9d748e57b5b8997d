using Microsoft.AspNetCore.Http.Features;

namespace Backboard.Host;

/// <summary>
/// A body with a limit of its own in place of the server's. Passing it fails as the server's own limit does; what the client still
/// sends then is thrown away for a while, so that it gets to read why.
/// </summary>
internal sealed class LimitedBody(Stream body, long limit) : Stream
{
    private long _left = limit;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Null when the request tells beforehand that it has more bytes; nothing of it is read then.</summary>
    public static LimitedBody? Of(HttpRequest request, long limit)
    {
        request.HttpContext.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        return request.ContentLength > limit ? null : new LimitedBody(request.Body, limit);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await body.ReadAsync(buffer, cancellationToken);
        _left -= count;
        return _left < 0
            ? throw new BadHttpRequestException("The request body is too large", StatusCodes.Status413PayloadTooLarge)
            : count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
