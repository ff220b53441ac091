"""Digests of texts: to compare without showing."""

import base64
import hashlib

from districtteam.lib.xforms.errors import XPathTypeError

from .table import function

ALGORITHMS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384"}
ALGORITHMS["SHA-512"] = "sha512"

# Browsers have no digest that answers at once, so the two that forms use are written out: the
# constants are the fractions of sines (MD5) and of the roots of primes (SHA-256).
_JS = (
    "(s,g,e='base64')=>{let u=[...unescape(encodeURIComponent(s))].map(c=>c.charCodeAt(0)),n=u.length,"
    "md=g=='MD5',w=[],i,j,k,h,r=(x,c)=>x<<c|x>>>32-c,P=[],f=x=>(x-Math.floor(x))*2**32|0;"
    "md||g=='SHA-256'||boom();u.push(128);while(u.length%64!=56)u.push(0);"
    "for(i=0;i<8;i++)u.push(Math.floor(n*8/256**(md?i:7-i))%256);"
    "for(i=2;P.length<64;i++)P.every(p=>i%p)&&P.push(i);"
    "u.map((b,i)=>w[i>>2]|=b<<(md?i%4*8:24-i%4*8));"
    "h=md?[1732584193,-271733879,-1732584194,271733878]:P.slice(0,8).map(p=>f(p**.5));"
    "for(i=0;i<w.length;i+=16){let a=[...h],x=w.slice(i,i+16);for(j=0;j<64;j++)if(md){let[A,b,c,d]=a,q=j>>4,"
    "z=[b&c|~b&d,d&b|~d&c,b^c^d,c^(b|~d)][q]+A+x[[j,5*j+1,3*j+5,7*j][q]%16]+(Math.abs(Math.sin(j+1))*2**32|0)|0;"
    "a=[d,b+r(z,[7,12,17,22,5,9,14,20,4,11,16,23,6,10,15,21][q*4+j%4])|0,b,c]}"
    "else{if(j>15){let b=x[j-15],c=x[j-2];"
    "x[j]=x[j-16]+x[j-7]+(r(b,25)^r(b,14)^b>>>3)+(r(c,15)^r(c,13)^c>>>10)|0}"
    "let E=a[4],A=a[0],y=a[7]+(r(E,26)^r(E,21)^r(E,7))+(E&a[5]^~E&a[6])+f(Math.cbrt(P[j]))+x[j]|0,"
    "v=(r(A,30)^r(A,19)^r(A,10))+(A&a[1]^A&a[2]^a[1]&a[2])|0;"
    "a=[y+v|0,A,a[1],a[2],a[3]+y|0,E,a[5],a[6]]}h=h.map((x,k)=>x+a[k]|0)}"
    "k=h.flatMap(x=>[24,16,8,0].map(c=>x>>>(md?24-c:c)&255));"
    "return e=='hex'?k.map(b=>(b+256).toString(16).slice(1)).join(''):e=='base64'?btoa(String.fromCharCode(...k)):boom()}"
)


def algorithm(name: str) -> str:
    """Python's name of a digest. Raises XPathTypeError digest_wrong."""
    if name not in ALGORITHMS:
        raise XPathTypeError("digest_wrong", found=name)
    return ALGORITHMS[name]


@function("digest", "string string string?", "string", extra=True, js=_JS)
def digest(text: str, name: str, encoding: str = "base64") -> str:
    """In the browser: MD5 and SHA-256; the others are worked out when the page is sent.

    digest('abc', 'MD5', 'hex') => "900150983cd24fb0d6963f7d28e17f72"
    digest('abc', 'SHA-256') => "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
    digest('é', 'MD5', 'hex') => "66ddcd97cfdeabb2f6fb8a999b4bc76f"
    digest('', 'SHA-256', 'hex') => "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    digest('abc', 'ROT-13') => error
    digest('abc', 'MD5', 'rot') => error
    """
    if encoding not in {"hex", "base64"}:
        raise XPathTypeError("digest_wrong", found=encoding)
    made = hashlib.new(algorithm(name), text.encode(), usedforsecurity=False)
    return made.hexdigest() if encoding == "hex" else base64.b64encode(made.digest()).decode()
