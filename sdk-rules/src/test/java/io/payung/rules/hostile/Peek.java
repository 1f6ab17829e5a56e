package io.payung.rules.hostile;
import java.nio.file.*;
public class Peek {
  public static void main(String[] a) throws Exception {
    Path t = Files.createTempDirectory("peek");
    Canaries c = Canaries.at(t);
    int bad=0,n=0; long t0=System.nanoTime();
    for (HostilePack p : Corpus.all(c)) {
      if (a.length>0 && !p.id().matches(a[0])) continue;
      if (p.delta().settings().containsKey("heavy") && System.getProperty("heavy")==null) continue;
      n++;
      for (var e : p.delta().files().entrySet()) { String b = io.payung.rules.ProductFolder.sample().text(e.getKey());
        if (e.getValue()!=null && b!=null && !e.getKey().endsWith(".drl") && p.place().startsWith(e.getKey()+":")) { int d=Shorthand.firstDifference(b,new String(e.getValue())); String[] q=p.place().split(":"); int r=Integer.parseInt(q[1])-d; if (r>=0) System.out.println("REL "+p.id()+" "+q[0]+":@"+r+":"+q[2]); else System.out.println("ABS "+p.id()+" "+p.place()); } else if (p.place().startsWith("product.yaml:")) System.out.println("ABS "+p.id()+" "+p.place()); }
      Path f = t.resolve("p"+n); Files.createDirectories(f);
      String r; long s=System.nanoTime();
      try { Sighting x = Sighting.of(p, f); 
        boolean ok = x.code().equals(p.code()) && x.place().equals(p.place()) && x.layer()==p.layer();
        r = ok ? "ok" : "GOT "+x.layer()+" "+x.code()+" "+x.place()+"  EXPECTED "+p.layer()+" "+p.code()+" "+p.place()+(a.length>1?"\n   "+x.all():"");
      } catch (Throwable e) { r = "THROWN "+e; e.printStackTrace(); }
      if (!c.sung().isEmpty()) r += " SUNG";
      long ms=(System.nanoTime()-s)/1000000;
      if (!r.equals("ok") || ms>1000) { bad++; System.out.println(p.id()+" "+ms+"ms "+r); }
    }
    System.out.println(n+" entries "+bad+" off "+(System.nanoTime()-t0)/1000000+" ms");
    System.exit(0);
  }
}
